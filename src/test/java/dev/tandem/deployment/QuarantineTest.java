package dev.tandem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.deployment.rules.Models;
import dev.tandem.testing.TestDatabase;
import dev.tandem.testing.bare.Bait;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An unhardened engine on the same database deployed a model that runs code, and one that is harmless. */
@ExtendWith(OutputCaptureExtension.class)
class QuarantineTest {

    private static final String HOSTILE = Models.process("hostile", """
            <bpmn:startEvent id="start" name="Begun"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="attack"/>
            <bpmn:serviceTask id="attack" name="Do it" camunda:asyncBefore="true" camunda:class="dev.tandem.testing.bare.Bait"/>
            <bpmn:sequenceFlow id="f2" sourceRef="attack" targetRef="end"/><bpmn:endEvent id="end" name="Done"/>""");

    /** Harmless, though it keeps to none of the rules for good models. */
    private static final String HARMLESS = Models.process("harmless", """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
            <bpmn:manualTask id="task" camunda:asyncBefore="true"/>
            <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="end"/><bpmn:endEvent id="end"/>""");

    private final Map<String, String> database = TestDatabase.fresh();
    private final Path bait = Bait.fresh("class");

    @TempDir
    private Path data;

    private ConfigurableApplicationContext tandem;
    private String deployment;

    @BeforeEach
    void anUnhardenedEngineWasHere() {
        start().close();
        ProcessEngine bare = bareEngine();
        deployment = bare.getRepositoryService()
                .createDeployment()
                .addString("hostile.bpmn", HOSTILE)
                .addString("harmless.bpmn", HARMLESS)
                .deploy()
                .getId();
        bare.getRuntimeService().startProcessInstanceByKey("hostile");
        bare.getRuntimeService().startProcessInstanceByKey("harmless");
        bare.close();
        tandem = start();
    }

    @AfterEach
    void stop() {
        tandem.close();
    }

    @Test
    void itsJobsBecomeIncidentsAtOnceAndOtherCasesGoOn() {
        Job hostile = job("hostile");

        assertThatThrownBy(() -> management().executeJob(hostile.getId()))
                .hasMessageContaining("quarantine")
                .hasMessageContaining("hostile.bpmn, attack (line")
                .hasMessageContaining("Deploy a mended version");
        management().executeJob(job("harmless").getId());

        assertThat(bait).doesNotExist();
        assertThat(runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("harmless")
                        .count())
                .isZero();
        assertThat(management()
                        .createJobQuery()
                        .jobId(hostile.getId())
                        .singleResult()
                        .getRetries())
                .isZero();
        Incident incident = runtime().createIncidentQuery().singleResult();
        assertThat(incident.getConfiguration()).isEqualTo(hostile.getId());
        assertThat(incident.getIncidentMessage()).contains("quarantine", "names the class");
    }

    @Test
    void noNewCaseOfItBegins() {
        assertThatThrownBy(() -> runtime().startProcessInstanceByKey("hostile"))
                .isInstanceOf(QuarantinedException.class)
                .hasMessageContaining("deployment " + deployment);
        assertThat(runtime().startProcessInstanceByKey("harmless").getId()).isNotEmpty();
    }

    @Test
    void operationsLearnOfItAtTheStart(CapturedOutput output) {
        QuarantineCheck check = tandem.getBean(QuarantineCheck.class);
        check.run();
        check.run();

        Health health = tandem.getBean(QuarantineHealth.class).health();
        assertThat(health.getStatus().getCode()).isEqualTo("QUARANTINE");
        assertThat(health.getDetails()).containsOnlyKeys("hostile.bpmn of deployment " + deployment);
        assertThat(output.toString().split("is in quarantine and does not run", -1))
                .hasSize(2);
    }

    @Test
    void aMendedVersionRuns() {
        String mended = HOSTILE.replace(" camunda:class=\"dev.tandem.testing.bare.Bait\"", "")
                .replace("serviceTask", "manualTask");

        tandem.getBean(RepositoryService.class)
                .createDeployment()
                .addString("hostile.bpmn", mended)
                .deploy();

        assertThat(runtime().startProcessInstanceByKey("hostile").getId()).isNotEmpty();
    }

    private ManagementService management() {
        return tandem.getBean(ManagementService.class);
    }

    private RuntimeService runtime() {
        return tandem.getBean(RuntimeService.class);
    }

    private Job job(String key) {
        return management().createJobQuery().processDefinitionKey(key).singleResult();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ShippedProcessesTest.Node.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--tandem.data=" + data,
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.datasource.url=" + database.get("spring.datasource.url"),
                        "--spring.datasource.username=" + database.get("spring.datasource.username"),
                        "--spring.datasource.password=" + database.get("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=5",
                        ShippedProcessesTest.WITHOUT_READINESS);
    }

    private ProcessEngine bareEngine() {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("bare-" + UUID.randomUUID());
        engine.setJdbcUrl(database.get("spring.datasource.url"));
        engine.setJdbcUsername(database.get("spring.datasource.username"));
        engine.setJdbcPassword(database.get("spring.datasource.password"));
        engine.setDatabaseSchemaUpdate("false");
        engine.setJobExecutorActivate(false);
        engine.setHistory("full");
        return engine.buildProcessEngine();
    }
}
