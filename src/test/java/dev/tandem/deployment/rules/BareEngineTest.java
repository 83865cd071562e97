package dev.tandem.deployment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.deployment.rules.HostileBundle.Bare;
import dev.tandem.testing.bare.Bait;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the attacks are real: a bare engine takes them, and runs what is in them. */
@Tag("once")
class BareEngineTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.setDefaultNumberOfRetries(1);
        Map<Object, Object> beans = new HashMap<>();
        beans.put(HostileBundles.BEAN, new Bait());
        beans.put("sendMailDelegate", (org.camunda.bpm.engine.delegate.JavaDelegate) execution -> {});
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    static Stream<HostileBundle> bundles() {
        return HostileBundles.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void aBareEngineIsHelpless(HostileBundle bundle) {
        Path byExpression = Bait.fresh(HostileBundles.MARK);
        Path byClass = Bait.fresh("class");
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment();
        bundle.files().forEach((name, content) -> builder.addInputStream(name, new ByteArrayInputStream(content)));
        DeploymentWithDefinitions deployment;
        try {
            deployment = builder.deployWithResult();
        } catch (ProcessEngineException e) {
            assertThat(bundle.bare())
                    .as(() -> "refused by itself: " + e.getMessage())
                    .isEqualTo(Bare.REFUSES);
            return;
        }
        try {
            assertThat(bundle.bare()).isNotEqualTo(Bare.REFUSES);
            if (bundle.bare() == Bare.RUNS) {
                run(deployment);
                assertThat(Files.exists(byExpression) || Files.exists(byClass))
                        .as("the bait was taken")
                        .isTrue();
            }
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true, true, true);
        }
    }

    /** Reading a model is enough: the engine's parser goes where the model sends it. */
    @Test
    void aBareEngineFetchesWhatAModelNamesAndTheGateDoesNot() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String model = Models.step(Models.user("", "<x:y xmlns:x=\"urn:x\"/>"))
                    .replace(
                            "id=\"definitions\"",
                            "id=\"definitions\" xsi:schemaLocation=\"urn:x http://localhost:"
                                    + server.getAddress().getPort() + "/x.xsd\"");

            new Inspection(TestSurroundings.SHIPPED)
                    .ofUpload(Map.of("attack.bpmn", model.getBytes(StandardCharsets.UTF_8)));
            assertThat(requests).hasValue(0);

            engine.getRepositoryService()
                    .createDeployment()
                    .addString("attack.bpmn", model)
                    .deploy();
            assertThat(requests).hasPositiveValue();
        } finally {
            server.stop(0);
        }
    }

    /** Starts a case and does what a job executor would do. What breaks on the way does not matter. */
    private static void run(DeploymentWithDefinitions deployment) {
        List<ProcessDefinition> definitions = deployment.getDeployedProcessDefinitions();
        for (ProcessDefinition definition : definitions) {
            try {
                engine.getRuntimeService()
                        .startProcessInstanceById(
                                definition.getId(),
                                Variables.putValue("amount", 1).putValue("supplierName", "x"));
            } catch (ProcessEngineException | IllegalArgumentException e) {
                continue; // it may have run before
            }
            for (Job job : engine.getManagementService().createJobQuery().list()) {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (RuntimeException e) {
                    // it may have run before
                }
            }
        }
    }
}
