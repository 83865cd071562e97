package dev.tandem.erasure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.WholeDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine leaves behind, on an engine of its own, so that the case can hold whatever an engine can keep. */
@Tag("once")
class EngineCasesOfCamundaTest {

    private static final String CASE = "LEAD-000001";
    private static final String WORD = "Quackenbush";
    private static final String NAME = "Zebulon " + WORD;

    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="d" name="d" namespace="n">
              <decision id="greeting" name="Greeting" camunda:historyTimeToLive="P1D">
                <informationRequirement id="ir"><requiredDecision href="#polite"/></informationRequirement>
                <decisionTable id="t1" hitPolicy="FIRST">
                  <input id="in1"><inputExpression id="ie1" typeRef="string"><text>polite</text></inputExpression></input>
                  <output id="out1" name="greeting" typeRef="string"/>
                  <rule id="r"><inputEntry id="i"><text></text></inputEntry><outputEntry id="o"><text>polite</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="polite" name="Polite" camunda:historyTimeToLive="P1D">
                <decisionTable id="t2" hitPolicy="FIRST">
                  <input id="in2"><inputExpression id="ie2" typeRef="string"><text>person</text></inputExpression></input>
                  <output id="out2" name="polite" typeRef="string"/>
                  <rule id="r2"><inputEntry id="i2"><text></text></inputEntry><outputEntry id="o2"><text>person</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>""";

    private static ProcessEngine engine;
    private static EngineCasesOfCamunda cases;
    private static WholeDatabase database;

    @BeforeAll
    static void start() {
        ProcessEngineConfigurationImpl settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        settings.setProcessEngineName(UUID.randomUUID().toString());
        settings.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setProcessEnginePlugins(List.of(new DecisionsOfCases()));
        settings.setBeans(Map.of("failing", (JavaDelegate) execution -> {
            throw new IllegalStateException("The CRM does not like " + execution.getVariable("person"));
        }));
        engine = settings.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("outer.bpmn", outer())
                .addModelInstance("inner.bpmn", inner())
                .addString("decision.dmn", DECISION)
                .deploy();
        cases = new EngineCasesOfCamunda(engine.getRuntimeService(), engine.getHistoryService());
        database = new WholeDatabase(settings.getDataSource());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static BpmnModelInstance outer() {
        return Bpmn.createExecutableProcess("outer")
                .startEvent()
                .businessRuleTask("decide")
                .camundaDecisionRef("greeting")
                .camundaMapDecisionResult("singleEntry")
                .camundaResultVariable("greeting")
                .userTask("ask")
                .name("Ask ${person}")
                .callActivity("call")
                .calledElement("inner")
                .camundaIn("person", "person")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance inner() {
        return Bpmn.createExecutableProcess("inner")
                .startEvent()
                .businessRuleTask("decideInside")
                .camundaDecisionRef("greeting")
                .serviceTask("tell")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${failing}")
                .endEvent()
                .done();
    }

    /** A case that holds the name wherever the engine can keep one. */
    private static void fill() {
        var runtime = engine.getRuntimeService();
        String id = runtime.startProcessInstanceByKey(
                        "outer",
                        CASE,
                        Variables.createVariables()
                                .putValue("person", NAME)
                                .putValue("letter", NAME.getBytes(StandardCharsets.UTF_8))
                                .putValue(
                                        "file",
                                        Variables.fileValue(NAME + ".txt")
                                                .file(NAME.getBytes(StandardCharsets.UTF_8))
                                                .create()))
                .getId();
        engine.getIdentityService().setAuthenticatedUserId("samir");
        runtime.setVariable(id, "letter", ("Dear " + NAME).getBytes(StandardCharsets.UTF_16));
        Task task = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().createComment(task.getId(), null, "Called " + NAME);
        engine.getTaskService().createComment(null, id, "Called " + NAME + " again");
        engine.getTaskService()
                .createAttachment(
                        "text",
                        task.getId(),
                        id,
                        NAME,
                        "Letter of " + NAME,
                        new ByteArrayInputStream(NAME.getBytes(StandardCharsets.UTF_8)));
        engine.getTaskService().createAttachment("link", null, id, NAME, null, "https://example.org/Quackenbush");
        Task described = engine.getTaskService().createTaskQuery().singleResult();
        described.setDescription("Tell " + NAME);
        engine.getTaskService().saveTask(described);
        engine.getTaskService().setVariableLocal(task.getId(), "note", NAME);
        engine.getTaskService().complete(task.getId());
        Job job = engine.getManagementService().createJobQuery().singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 1);
        assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()));
        engine.getHistoryService()
                .createUserOperationLogQuery()
                .operationType("AddComment")
                .list()
                .forEach(entry -> engine.getHistoryService()
                        .setAnnotationForOperationLogById(entry.getOperationId(), "about " + NAME));
        var incident = runtime.createIncidentQuery().processInstanceId(id).listPage(0, 1);
        runtime.setAnnotationForIncidentById(incident.get(0).getId(), NAME);
        engine.getIdentityService().clearAuthentication();
    }

    /** What one test leaves is no concern of the next. */
    @AfterEach
    void clear() {
        var history = engine.getHistoryService();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> engine.getRuntimeService()
                        .deleteProcessInstanceIfExists(instance.getId(), "", true, true, true, false));
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
        history.createHistoricDecisionInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricDecisionInstanceByInstanceId(instance.getId()));
        history.createUserOperationLogQuery()
                .list()
                .forEach(entry -> history.deleteUserOperationLogEntry(entry.getId()));
    }

    @Test
    void nothingOfACaseIsLeftInTheEngine() {
        int bytesBefore = database.rows("ACT_GE_BYTEARRAY");
        fill();
        assertThat(tables())
                .contains(
                        "act_ru_variable",
                        "act_ru_job",
                        "act_ru_incident",
                        "act_ge_bytearray",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_taskinst",
                        "act_hi_comment",
                        "act_hi_attachment",
                        "act_hi_incident",
                        "act_hi_job_log",
                        "act_hi_dec_in",
                        "act_hi_dec_out",
                        "act_hi_op_log");

        cases.end(CASE);
        assertThat(cases.isRunning(CASE)).isFalse();
        cases.forget(CASE);

        assertThat(database.placesOf(List.of(WORD, CASE))).isEmpty();
        assertThat(database.rows("ACT_GE_BYTEARRAY"))
                .as("byte arrays beside those of deployments")
                .isEqualTo(bytesBefore);
        for (String table : List.of("ACT_HI_DECINST", "ACT_HI_DEC_IN", "ACT_HI_DEC_OUT", "ACT_HI_PROCINST")) {
            assertThat(database.rows(table)).as(table).isZero();
        }
    }

    /** Why more is deleted than the historic process instance: what this test finds, the engine keeps without it. */
    @Test
    void theEngineItselfLeavesDecisionsAndItsOperationLogBehind() {
        fill();
        cases.end(CASE);
        var history = engine.getHistoryService();
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));

        assertThat(tables()).containsExactlyInAnyOrder("act_hi_dec_in", "act_hi_dec_out", "act_hi_op_log");
    }

    @Test
    void anotherCaseKeepsWhatItHas() {
        fill();
        engine.getRuntimeService().startProcessInstanceByKey("outer", "LEAD-000002", Map.of("person", "Ada"));

        cases.end(CASE);
        cases.forget(CASE);

        assertThat(cases.isRunning("LEAD-000002")).isTrue();
        assertThat(database.placesOf(List.of("Ada")))
                .contains("act_ru_variable.text_: Ada", "act_hi_varinst.text_: Ada", "act_hi_dec_in.text_: Ada");
    }

    @Test
    void aCaseThatNobodyKnowsChangesNothing() {
        cases.end("LEAD-000099");
        cases.forget("LEAD-000099");
        cases.tell("LEAD-000099", "leadErasure");
    }

    @Test
    void aDecisionThatIsAskedOutsideOfACaseIsNotKept() {
        engine.getDecisionService()
                .evaluateDecisionByKey("greeting")
                .variables(Map.of("person", NAME))
                .evaluate();

        assertThat(database.placesOf(List.of(WORD))).isEmpty();
        assertThat(database.rows("ACT_HI_DECINST")).isZero();
    }

    private static Set<String> tables() {
        return database.placesOf(List.of(WORD)).stream()
                .map(place -> place.substring(0, place.indexOf('.')))
                .collect(Collectors.toSet());
    }
}
