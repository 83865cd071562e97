package dev.tandem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Starts Tandem again and again on one database, as restarts, upgrades and second nodes do. */
class ShippedProcessesTest {

    /** What readiness asks is no part of these nodes. */
    static final String WITHOUT_READINESS = "--management.endpoint.health.validate-group-membership=false";

    private static final String MODEL = "invoice-approval/invoice-approval.bpmn";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final Map<String, String> database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    @AfterEach
    void stopAll() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void aRestartDeploysNothingAgain() throws IOException {
        Path processes = shipped("v1", "Invoice approval");
        start(processes).close();

        assertThat(versions(start(processes))).isEqualTo(1);
    }

    @Test
    void anUpgradeDeploysItsModelsWhereNobodyChangedThem() throws IOException {
        start(shipped("v1", "Invoice approval")).close();

        RepositoryService upgraded = repository(start(shipped("v2", "Invoice approval, better")));

        assertThat(latest(upgraded).getName()).isEqualTo("Invoice approval, better");
        assertThat(latest(upgraded).getVersion()).isEqualTo(2);
    }

    @Test
    void neitherARestartNorAnUpgradeReplacesWhatSomebodyDeployedLater() throws IOException {
        Path first = shipped("v1", "Invoice approval");
        ConfigurableApplicationContext before = start(first);
        deployByHand(before, "Invoice approval, by finance");
        before.close();

        start(first).close();
        RepositoryService upgraded = repository(start(shipped("v2", "Invoice approval, better")));

        assertThat(latest(upgraded).getName()).isEqualTo("Invoice approval, by finance");
    }

    @Test
    void aDecisionTableThatSomebodyDeployedLaterStaysToo() throws IOException {
        Path first = shipped("v1", "Invoice approval");
        ConfigurableApplicationContext before = start(first);
        String table = Files.readString(first.resolve("invoice-approval/invoice-approval-rules.dmn"));
        repository(before)
                .createDeployment()
                .name("by finance")
                .addString("invoice-approval-rules.dmn", table)
                .deploy();
        before.close();

        RepositoryService upgraded = repository(start(shipped("v2", "Invoice approval, better")));

        assertThat(latest(upgraded).getName()).isEqualTo("Invoice approval");
        assertThat(upgraded.createDecisionDefinitionQuery()
                        .decisionDefinitionKey("invoice-approval-rules")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anOldNodeThatStartsAgainDoesNotBringItsOldModelsBack() throws IOException {
        Path old = shipped("v1", "Invoice approval");
        start(old).close();
        start(shipped("v2", "Invoice approval, better")).close();

        assertThat(latest(repository(start(old))).getName()).isEqualTo("Invoice approval, better");
    }

    @Test
    void twoNodesThatStartTogetherDeployOnce() throws Exception {
        Path processes = shipped("v1", "Invoice approval");
        start(processes).close();
        Path upgrade = shipped("v2", "Invoice approval, better");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<ConfigurableApplicationContext> node = () -> start(upgrade);
            for (var started : nodes.invokeAll(List.of(node, node))) {
                assertThat(versions(started.get())).isEqualTo(2);
            }
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void aMissingModelIsNamedAndStopsTheStart() throws IOException {
        Files.createDirectories(folder.resolve("empty/other"));
        Files.writeString(folder.resolve("empty/other/readme.mustache"), "nothing");

        assertThatThrownBy(() -> start(folder.resolve("empty")))
                .isInstanceOf(BrokenProcessesException.class)
                .hasMessageContaining("invoice-approval")
                .hasMessageContaining("missing");
    }

    @Test
    void aModelThatLacksWhatTheProgramNamesStopsTheStart() throws IOException {
        Path processes = shipped("v1", "Invoice approval");
        Path model = processes.resolve(MODEL);
        Files.writeString(model, Files.readString(model).replace("userTask_approveInvoice", "userTask_agree"));

        assertThatThrownBy(() -> start(processes))
                .isInstanceOf(BrokenProcessesException.class)
                .hasMessageContaining("userTask_approveInvoice");
    }

    @Test
    void aModelThatTheGateRefusesIsNamedWithItsElementAndStopsTheStart() throws IOException {
        Path processes = shipped("v1", "Invoice approval");
        Path model = processes.resolve(MODEL);
        Files.writeString(
                model,
                Files.readString(model)
                        .replace(
                                "camunda:delegateExpression=\"${postInvoiceDelegate}\"",
                                "camunda:class=\"com.example.Post\""));

        assertThatThrownBy(() -> start(processes))
                .isInstanceOf(BrokenProcessesException.class)
                .hasMessageContaining("processes/invoice-approval")
                .hasMessageContaining("invoice-approval.bpmn, serviceTask_postInvoice (line ")
                .hasMessageContaining("names the class \"com.example.Post\"");
    }

    @Test
    void aBrokenModelIsNamedAndStopsTheStart() throws IOException {
        Path processes = shipped("v1", "Invoice approval");
        Files.writeString(processes.resolve(MODEL), "<bpmn:definitions>");

        assertThatThrownBy(() -> start(processes))
                .isInstanceOf(BrokenProcessesException.class)
                .hasMessageContaining("invoice-approval.bpmn");
    }

    /** A node without its pages: several of Camunda's web applications can't live in one JVM. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = CamundaBpmRestJerseyAutoConfiguration.class)
    @Import(DelegatesOfShippedModels.class)
    @ComponentScan(
            basePackages = {"dev.tandem.core", "dev.tandem.engine", "dev.tandem.deployment", "dev.tandem.tasks"},
            // nobody is reminded here, and no page is shown
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.tandem\\.tasks\\.(TaskReminders|OverdueTasks|TaskPeople|ReminderLog|CaseWay)"))
    @ConfigurationPropertiesScan({"dev.tandem.core", "dev.tandem.engine", "dev.tandem.deployment"})
    static class Node {

        @Bean
        RequiredProcess invoiceApproval() {
            return new RequiredProcess(
                    "invoice-approval", Set.of("invoice-approval-rules"), Set.of("userTask_approveInvoice"));
        }
    }

    private ConfigurableApplicationContext start(Path processes) {
        SpringApplication node = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .application();
        // the logging system is one per JVM, and two nodes that set it up at the same time stumble over each other
        node.setListeners(node.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        ConfigurableApplicationContext context = node.run(
                "--tandem.processes.location=" + processes,
                "--tandem.data=" + data,
                "--spring.datasource.url=" + database.get("spring.datasource.url"),
                "--spring.datasource.username=" + database.get("spring.datasource.username"),
                "--spring.datasource.password=" + database.get("spring.datasource.password"),
                "--spring.datasource.hikari.maximum-pool-size=5",
                WITHOUT_READINESS);
        synchronized (running) {
            running.add(context);
        }
        return context;
    }

    private Path shipped(String version, String name) throws IOException {
        Path target = folder.resolve(version);
        Path source = Path.of("processes");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path model = target.resolve(MODEL);
        Files.writeString(model, renamed(Files.readString(model), name));
        return target;
    }

    private static String renamed(String model, String name) {
        return model.replace("name=\"Invoice approval\"", "name=\"" + name + "\"");
    }

    private void deployByHand(ConfigurableApplicationContext context, String name) throws IOException {
        String model = renamed(Files.readString(Path.of("processes").resolve(MODEL)), name);
        repository(context)
                .createDeployment()
                .name("by hand")
                .addString("invoice-approval.bpmn", model)
                .deploy();
    }

    private static RepositoryService repository(ConfigurableApplicationContext context) {
        return context.getBean(RepositoryService.class);
    }

    private static ProcessDefinition latest(RepositoryService repository) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("invoice-approval")
                .latestVersion()
                .singleResult();
    }

    private static long versions(ConfigurableApplicationContext context) {
        return repository(context)
                .createProcessDefinitionQuery()
                .processDefinitionKey("invoice-approval")
                .count();
    }
}
