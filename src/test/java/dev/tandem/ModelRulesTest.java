package dev.tandem;

import static dev.tandem.ProcessFolder.property;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.deployment.rules.Inspection;
import dev.tandem.deployment.rules.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** What every model that is shipped must keep to by itself, beside what the gate asks of all; each complaint says where. */
class ModelRulesTest extends ModelTest {

    /** How ids begin that the program may refer to. */
    private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
            UserTask.class, "userTask_",
            ServiceTask.class, "serviceTask_",
            BusinessRuleTask.class, "businessRuleTask_",
            SendTask.class, "sendTask_",
            ReceiveTask.class, "receiveTask_",
            Gateway.class, "gateway_",
            StartEvent.class, "startEvent_",
            EndEvent.class, "endEvent_",
            BoundaryEvent.class, "boundary_",
            CallActivity.class, "callActivity_");

    @Test
    void thereAreModelsToCheck() {
        assertThat(models).isNotEmpty();
        assertThat(folders)
                .allSatisfy(folder ->
                        assertThat(folder.models()).as(folder.path().toString()).isNotEmpty());
    }

    @Test
    void theEngineTakesEveryModel() {
        var configuration = (StandaloneInMemProcessEngineConfiguration)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:contract");
        var engine = configuration.buildProcessEngine();
        try {
            for (ProcessFolder folder : folders) {
                var deployment = engine.getRepositoryService().createDeployment();
                folder.models()
                        .forEach(model ->
                                deployment.addModelInstance(model.file().toString(), model.bpmn()));
                folder.decisions()
                        .forEach(dmn ->
                                deployment.addModelInstance(dmn.getDefinitions().getId() + ".dmn", dmn));
                deployment.deploy();
            }
        } finally {
            engine.close();
        }
    }

    @Test
    void theGateLetsEveryFolderThrough() throws IOException {
        Inspection inspection = new Inspection(new Program(
                Set.copyOf(ProcessContractTest.beans().keySet()),
                models.stream()
                        .flatMap(model -> model.all(Process.class).stream())
                        .map(Process::getId)
                        .collect(Collectors.toSet())));
        for (ProcessFolder folder : folders) {
            Map<String, byte[]> files = new TreeMap<>();
            for (String ending : List.of(".bpmn", ".dmn", ".form", ".mustache")) {
                for (Path file : ProcessFolder.files(folder.path(), ending).toList()) {
                    files.put(folder.path().relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            assertThat(inspection.ofUpload(files)).as(folder.path().toString()).isEmpty();
        }
    }

    @Test
    void errorsAreNamedLikeTheirCodes() {
        each(Error.class, (model, error) -> {
            if (!error.getId().equals("error_" + error.getErrorCode())) {
                complain(model, error, "should have the id error_" + error.getErrorCode());
            }
        });
    }

    @Test
    void idsSayTheirKind() {
        each(
                FlowElement.class,
                (model, element) -> PREFIXES.forEach((type, prefix) -> {
                    if (type.isInstance(element) && !element.getId().startsWith(prefix)) {
                        complain(model, element, "should have an id that begins with " + prefix);
                    }
                }));
    }

    @Test
    void everyTaskIsExplained() {
        each(Activity.class, (model, task) -> {
            if (task.getDocumentations().isEmpty()) {
                complain(model, task, "has no documentation");
            }
        });
    }

    @Test
    void theReadmeListsEveryProcessAndItsLinksLeadSomewhere() throws IOException {
        String readme = Files.readString(ProcessFolder.ALL.resolve("README.md"));
        each(Process.class, (model, process) -> {
            String row = readme.lines()
                    .filter(line -> line.startsWith("| `" + process.getId() + "` |"))
                    .findFirst()
                    .orElse("");
            for (String part : List.of(
                    model.file().getFileName().toString(),
                    property(process, "owner").orElse("?"),
                    property(process, "steward").orElse("?"))) {
                if (!row.contains(part)) {
                    complain(model, process, "has no row in processes/README.md that says \"" + part + "\"");
                }
            }
        });
        for (String link : Pattern.compile("]\\(([^)#:]+)\\)")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList()) {
            if (!Files.exists(ProcessFolder.ALL.resolve(link))) {
                wrong.add("processes/README.md links to " + link + ", which does not exist");
            }
        }
        nothingIsWrong();
    }

    /** What the gate finds around the shipped models: a decision has to be in a table beside its model. */
    private record Program(Set<String> listedBeans, Set<String> processes) implements Surroundings {

        @Override
        public Set<String> requiredIds(String processKey) {
            return Set.of();
        }

        @Override
        public boolean hasProcess(String key) {
            return processes.contains(key);
        }

        @Override
        public boolean hasDecision(String key) {
            return false;
        }

        @Override
        public boolean hasForm(String id) {
            return false;
        }

        @Override
        public boolean hasPage(String path) {
            return Files.exists(Path.of("src/main/resources/static", path));
        }
    }
}
