package dev.tandem.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.bare.BareStarter;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.script.ScriptEngineFactory;
import org.camunda.bpm.engine.CaseService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What the engine brings along and Tandem does not need: CMMN, telemetry, script engines. */
@TandemServerTest
class SwitchedOffTest {

    private static final String CASE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/cmmn" targetNamespace="test">
              <case id="aCase" camunda:historyTimeToLive="1">
                <casePlanModel id="plan"><planItem id="item" definitionRef="task"/><humanTask id="task"/></casePlanModel>
              </case>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private CaseService cases;

    @Autowired
    private ManagementService management;

    private Http admin;

    @BeforeEach
    void signIn() {
        admin = Http.tandem(port, "admin");
    }

    @Test
    void cmmnIsOffAndSaysSo() {
        Http bare = new Http(BareStarter.running(), null);
        assertThat(bare.deploy("case", Map.of("case.cmmn", CASE)).status()).isEqualTo(200);
        assertThat(bare.post("/engine-rest/case-definition/key/aCase/create", "{}")
                        .status())
                .isEqualTo(200);

        admin.deploy("case", Map.of("case.cmmn", CASE));
        assertThat(repository.createCaseDefinitionQuery().count()).isZero();

        ProcessEngine unhardened = Engines.bare(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password", ""));
        String definition = unhardened
                .getRepositoryService()
                .createDeployment()
                .addString("case.cmmn", CASE)
                .deployWithResult()
                .getDeployedCaseDefinitions()
                .get(0)
                .getId();
        unhardened.close();
        assertThat(admin.post("/engine-rest/case-definition/key/aCase/create", "{}")
                        .status())
                .isEqualTo(404);
        Http.Answer answer = admin.post("/engine-rest/case-definition/" + definition + "/create", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("CMMN is switched off in Tandem").doesNotContain("\tat ");
        assertThatThrownBy(() -> cases.createCaseInstanceByKey("aCase")).hasMessageContaining("CMMN is switched off");
        assertThat(cases.createCaseInstanceQuery().count()).isZero();
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).isCmmnEnabled())
                .isFalse();
    }

    @Test
    void whatCockpitCountsOfCmmnIsThereAndEmpty() {
        for (String what : new String[] {
            "case-instance", "case-execution", "history/case-instance", "history/case-activity-instance"
        }) {
            assertThat(admin.get("/engine-rest/" + what + "/count")
                            .json()
                            .get("count")
                            .asInt())
                    .isZero();
        }
        assertThat(admin.get("/engine-rest/case-definition/count").status()).isEqualTo(200);
    }

    @Test
    void nobodySwitchesTelemetryOn() {
        assertThat(management.isTelemetryEnabled()).isFalse();
        admin.post("/engine-rest/telemetry/configuration", "{\"enableTelemetry\":true}");

        assertThat(management.isTelemetryEnabled()).isFalse();
        assertThat(admin.get("/engine-rest/telemetry/configuration")
                        .json()
                        .get("enableTelemetry")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void noScriptEngineIsThereButJuelAndFeelsOwnAndModelsGetNeither() {
        assertThat(ServiceLoader.load(ScriptEngineFactory.class).stream()
                        .map(provider -> provider.type().getName())
                        .collect(Collectors.toSet()))
                .as("FEEL's come in the jar that decisions need; nothing in Tandem asks for a script engine")
                .containsExactlyInAnyOrder(
                        "org.camunda.bpm.engine.impl.scripting.engine.JuelScriptEngineFactory",
                        "org.camunda.feel.impl.script.FeelScriptEngineFactory",
                        "org.camunda.feel.impl.script.FeelUnaryTestsScriptEngineFactory");
        var scripting = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getScriptingEngines();
        for (String language : new String[] {"juel", "feel", "feel-unary-tests", "javascript", "groovy"}) {
            assertThatThrownBy(() -> ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                            .getCommandExecutorTxRequired()
                            .execute(context -> scripting.getScriptEngineForLanguage(language)))
                    .hasMessageContaining("Tandem runs none");
        }
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tandem.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.script..")
                .check(new ClassFileImporter().importPackages("dev.tandem"));
    }
}
