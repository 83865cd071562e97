package dev.tandem.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ConcurrentLruCache;

/**
 * Deploys {@code processes/} at start-up, before jobs run and requests are taken.
 *
 * <p>Each content of a folder is deployed at most once, ever, and only while the latest models of that folder are ones that
 * start-up deployed: so a restart, a second node, an upgrade, or an old node that starts again never replaces what somebody
 * deployed later.
 */
@Component
class ShippedProcesses implements SmartInitializingSingleton, ProcessFiles {

    private static final Logger log = LoggerFactory.getLogger(ShippedProcesses.class);
    private static final String SOURCE = "Tandem start-up";
    private static final int KEPT_TEXTS = 200;

    private final ProcessesFolder folder;
    /** Read beside the rest of the start, which takes its time. */
    private final CompletableFuture<List<Bundle>> shipped;

    private final List<RequiredProcess> required;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    /** What was deployed never changes; each mail asks for two of them. */
    private final ConcurrentLruCache<ProcessFile, Optional<String>> texts =
            new ConcurrentLruCache<>(KEPT_TEXTS, this::read);

    private record ProcessFile(String processDefinitionId, String name) {}

    ShippedProcesses(
            ProcessesFolder folder,
            ObjectProvider<RequiredProcess> required,
            RepositoryService repository,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.folder = folder;
        this.shipped = CompletableFuture.supplyAsync(
                () -> read(folder), task -> new Thread(task, "shipped-processes").start());
        this.required = required.stream().toList();
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Bundle> bundles = readBundles();
        required.forEach(process -> checkIsThere(process, bundles));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from deployment_lock for update")
                    .query(Integer.class)
                    .single();
            bundles.forEach(this::deployIfNew);
        });
        Set<String> current = deploymentsOf(bundles);
        required.forEach(process -> checkRuns(process, current));
    }

    private static List<Bundle> read(ProcessesFolder folder) {
        List<Bundle> bundles = folder.bundles();
        bundles.forEach(Bundle::processKeys);
        return bundles;
    }

    private List<Bundle> readBundles() {
        try {
            return shipped.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void checkIsThere(RequiredProcess process, List<Bundle> bundles) {
        Bundle bundle = bundles.stream()
                .filter(candidate -> candidate.processKeys().contains(process.key()))
                .findFirst()
                .orElseThrow(() -> broken(
                        "The process \"" + process.key() + "\" is missing in " + folder.location() + ".",
                        "Put its model back (a .bpmn file in a folder of its own), or point"
                                + " tandem.processes.location to the folder that holds it."));
        checkHasAll(process, bundle.name() + " in " + folder.location(), bundle.flowNodeIds());
        Set<String> decisions = new TreeSet<>(process.decisions());
        decisions.removeAll(bundle.decisionKeys());
        if (!decisions.isEmpty()) {
            throw broken(
                    "The process \"" + process.key() + "\" needs the decision tables " + decisions
                            + ", which are missing in " + folder.location() + bundle.name() + "/.",
                    "Put the .dmn files back that hold them.");
        }
    }

    /** A model that somebody deployed later may lack what the code names too; what start-up deployed was looked at before. */
    private void checkRuns(RequiredProcess process, Set<String> ours) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process.key())
                .latestVersion()
                .singleResult();
        if (ours.contains(definition.getDeploymentId())) {
            return;
        }
        Set<String> ids = new HashSet<>();
        repository
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class)
                .forEach(node -> ids.add(node.getId()));
        Set<String> missing = missing(process, ids);
        if (!missing.isEmpty()) {
            log.warn(
                    "Version {} of the process {} was deployed by somebody and lacks {}, which the program refers to.",
                    definition.getVersion(),
                    process.key(),
                    missing);
        }
    }

    /** Those that hold these bundles as they are now. */
    private Set<String> deploymentsOf(List<Bundle> bundles) {
        Set<String> ids = new HashSet<>();
        bundles.forEach(bundle -> ids.addAll(
                jdbc.sql("select deployment_id from shipped_bundle where bundle = :bundle and sha256 = :sha256")
                        .param("bundle", bundle.name())
                        .param("sha256", bundle.sha256())
                        .query(String.class)
                        .list()));
        return ids;
    }

    private static void checkHasAll(RequiredProcess process, String where, Set<String> flowNodeIds) {
        Set<String> missing = missing(process, flowNodeIds);
        if (!missing.isEmpty()) {
            throw broken(
                    "The model of the process \"" + process.key() + "\" (" + where + ") lacks " + missing
                            + ", which the program refers to.",
                    "Give the elements these ids again in Camunda Modeler, or take the model that came with this version.");
        }
    }

    private static Set<String> missing(RequiredProcess process, Set<String> flowNodeIds) {
        Set<String> missing = new TreeSet<>(process.activityIds());
        missing.removeAll(flowNodeIds);
        return missing;
    }

    private void deployIfNew(Bundle bundle) {
        String sha256 = bundle.sha256();
        if (wasDeployed(bundle, sha256)) {
            return;
        }
        Optional<Deployment> later = deployedBySomebody(bundle);
        if (later.isPresent()) {
            log.warn(
                    "The models of processes/{} that come with this version are not deployed: deployment {} (\"{}\", {}) replaced"
                            + " them. It stays in force. To take the ones of this version, deploy them by hand.",
                    bundle.name(),
                    later.get().getId(),
                    later.get().getName(),
                    later.get().getDeploymentTime());
            return;
        }
        Deployment deployment = deploy(bundle);
        jdbc.sql("""
                        insert into shipped_bundle (bundle, sha256, deployment_id, deployed_at)
                        values (:bundle, :sha256, :deploymentId, :at)""")
                .param("bundle", bundle.name())
                .param("sha256", sha256)
                .param("deploymentId", deployment.getId())
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        log.info(
                "Deployed processes/{} ({} files).",
                bundle.name(),
                bundle.files().size());
    }

    private Deployment deploy(Bundle bundle) {
        DeploymentBuilder builder =
                repository.createDeployment().name(bundle.name()).source(SOURCE);
        bundle.files()
                .forEach((path, content) -> builder.addInputStream(path, new java.io.ByteArrayInputStream(content)));
        try {
            return builder.deploy();
        } catch (ProcessEngineException e) {
            throw new BrokenProcessesException(
                    "The models of processes/" + bundle.name() + " can't be deployed: " + e.getMessage(),
                    "Open the file in Camunda Modeler, mend what is named above, and start again.",
                    e);
        }
    }

    private boolean wasDeployed(Bundle bundle, String sha256) {
        return jdbc.sql("select count(*) from shipped_bundle where bundle = :bundle and sha256 = :sha256")
                        .param("bundle", bundle.name())
                        .param("sha256", sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The newest deployment of somebody else that holds the latest version of a model, or a file, of this bundle. */
    private Optional<Deployment> deployedBySomebody(Bundle bundle) {
        Set<String> ours = new HashSet<>(jdbc.sql("select deployment_id from shipped_bundle")
                .query(String.class)
                .list());
        Stream<String> ofProcesses = bundle.processKeys().stream()
                .map(key -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .filter(java.util.Objects::nonNull)
                .map(definition -> definition.getDeploymentId());
        Stream<String> ofDecisions = bundle.decisionKeys().stream()
                .map(key -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .filter(java.util.Objects::nonNull)
                .map(definition -> definition.getDeploymentId());
        Set<String> candidates = new HashSet<>();
        Stream.concat(ofProcesses, ofDecisions).forEach(candidates::add);
        candidates.removeAll(ours);
        return candidates.stream()
                .map(id -> repository.createDeploymentQuery().deploymentId(id).singleResult())
                .max(Comparator.comparing(Deployment::getDeploymentTime));
    }

    @Override
    public Optional<String> text(String processDefinitionId, String fileName) {
        return texts.get(new ProcessFile(processDefinitionId, fileName));
    }

    private Optional<String> read(ProcessFile file) {
        String deploymentId =
                repository.getProcessDefinition(file.processDefinitionId()).getDeploymentId();
        return repository.getDeploymentResourceNames(deploymentId).stream()
                .filter(name -> name.equals(file.name()) || name.endsWith("/" + file.name()))
                .findFirst()
                .map(name -> text(repository.getResourceAsStream(deploymentId, name)))
                .or(() -> shippedText(file.processDefinitionId(), file.name()));
    }

    private static String text(InputStream content) {
        try (content) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> shippedText(String processDefinitionId, String fileName) {
        String key = repository.getProcessDefinition(processDefinitionId).getKey();
        return folder.bundles().stream()
                .filter(bundle -> bundle.processKeys().contains(key))
                .findFirst()
                .flatMap(bundle -> bundle.text(fileName));
    }

    private static BrokenProcessesException broken(String description, String action) {
        return new BrokenProcessesException(description, action, null);
    }
}
