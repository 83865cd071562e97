package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message or signal brings only what the element that receives it declares; the engine itself would take anything. */
@Tag("once")
class DeclaredVariablesTest {

    private static final String DATABASE = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private static final String DECLARES =
            "<extensionElements><camunda:properties><camunda:property name=\"variables\" value=\"colour, size\"/></camunda:properties></extensionElements>";

    private static ProcessEngine bare;
    private static ProcessEngine hardened;

    @BeforeAll
    static void start() {
        bare = Engines.bare(DATABASE, "sa", "");
        hardened = Engines.hardened(DATABASE);
        // by the unhardened engine, so that it is in the database before
        DeploymentBuilder deployment = bare.getRepositoryService().createDeployment();
        models().forEach((key, model) -> deployment.addString(key + ".bpmn", model));
        deployment.deploy();
    }

    @AfterAll
    static void stop() {
        hardened.close();
        bare.close();
    }

    @AfterEach
    void signOut() {
        hardened.getIdentityService().clearAuthentication();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atCatch", "atReceive", "atTask"})
    void aMessageBringsOnlyWhatIsDeclared(String process) {
        assertThat(correlate(bare, process, Map.of("colour", "red", "approved", true)))
                .containsEntry("approved", true);

        assertThatThrownBy(() -> correlate(hardened, process, Map.of("colour", "red", "approved", true)))
                .hasMessageContaining("does not take: approved. It takes: colour, size.");
        assertThat(correlate(hardened, process, Map.of("colour", "red"))).containsEntry("colour", "red");
    }

    @Test
    void anElementThatDeclaresNothingTakesNothing() {
        assertThatThrownBy(() -> correlate(hardened, "atSilent", Map.of("colour", "red")))
                .hasMessageContaining(
                        "\"silent\" of the process \"atSilent\" does not take: colour. It takes no variables.");
        correlate(hardened, "atSilent", Map.of());
    }

    @Test
    void localVariablesOfAMessageAreNoWayRound() {
        String instance = started(hardened, "atCatch");
        assertThatThrownBy(() -> hardened.getRuntimeService()
                        .createMessageCorrelation("go")
                        .processInstanceId(instance)
                        .setVariableLocal("approved", true)
                        .correlate())
                .hasMessageContaining("approved");
        assertThatThrownBy(() -> hardened.getRuntimeService()
                        .createMessageCorrelation("go")
                        .processInstanceId(instance)
                        .setVariablesToTriggeredScope(Map.of("approved", true))
                        .correlate())
                .hasMessageContaining("approved");
    }

    @Test
    void aMessageForAnExecutionIsTheSame() {
        String instance = started(hardened, "atCatch");
        String execution = hardened.getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(instance)
                .messageEventSubscriptionName("go")
                .singleResult()
                .getId();
        assertThatThrownBy(() ->
                        hardened.getRuntimeService().messageEventReceived("go", execution, Map.of("approved", true)))
                .hasMessageContaining("approved");
    }

    @Test
    void aMessageThatBeginsACaseBringsOnlyWhatIsDeclared() {
        Map<String, Object> hostile = Map.of("size", 1, "approved", true);
        bare.getRuntimeService().startProcessInstanceByMessage("begin", hostile);

        RuntimeService runtime = hardened.getRuntimeService();
        long before = runtime.createProcessInstanceQuery().count();
        assertThatThrownBy(() -> runtime.startProcessInstanceByMessage("begin", hostile))
                .hasMessageContaining("does not take: approved");
        assertThatThrownBy(() -> runtime.createMessageCorrelation("begin")
                        .setVariables(hostile)
                        .correlate())
                .hasMessageContaining("does not take: approved");
        assertThatThrownBy(() -> runtime.createMessageCorrelation("begin")
                        .setVariables(hostile)
                        .correlateAll())
                .hasMessageContaining("does not take: approved");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
        runtime.startProcessInstanceByMessage("begin", Map.of("size", 1));
    }

    @Test
    void aSignalBringsOnlyWhatIsDeclared() {
        RuntimeService runtime = hardened.getRuntimeService();
        bare.getRuntimeService().signalEventReceived("bang", Map.of("approved", true));

        assertThatThrownBy(() -> runtime.signalEventReceived("bang", Map.of("approved", true)))
                .hasMessageContaining("does not take: approved");
        runtime.signalEventReceived("bang", Map.of("colour", "red"));
        String instance = started(hardened, "atSignal");
        assertThatThrownBy(() -> runtime.createSignalEvent("flash")
                        .setVariables(Map.of("approved", true))
                        .send())
                .hasMessageContaining("does not take: approved");
        runtime.createSignalEvent("flash").setVariables(Map.of("colour", "red")).send();
        assertThat(runtime.getVariable(instance, "colour")).isEqualTo("red");
    }

    @Test
    void aTypedBusinessKeyIsIgnoredHoweverACaseBegins() {
        RuntimeService runtime = hardened.getRuntimeService();
        assertThat(runtime.startProcessInstanceByKey("atTask", "program").getBusinessKey())
                .as("the program itself gives business keys")
                .isEqualTo("program");

        hardened.getIdentityService().setAuthentication("somebody", List.of("camunda-admin"));
        assertThat(businessKey(runtime.startProcessInstanceByKey("atTask", "typed")))
                .isNull();
        assertThat(businessKey(runtime.createProcessInstanceByKey("atTask")
                        .businessKey("typed")
                        .startBeforeActivity("task")
                        .execute()))
                .isNull();
        assertThat(businessKey(runtime.startProcessInstanceByMessage("begin", "typed")))
                .isNull();
        hardened.getIdentityService().clearAuthentication();
        bare.getIdentityService().setAuthentication("somebody", List.of());
        assertThat(bare.getRuntimeService()
                        .startProcessInstanceByMessage("begin", "typed")
                        .getBusinessKey())
                .isEqualTo("typed");
        bare.getIdentityService().clearAuthentication();
    }

    @Test
    void onlyAdministratorsMoveCasesAndEditVariables() {
        RuntimeService runtime = hardened.getRuntimeService();
        String instance = started(hardened, "atTask");
        String task = hardened.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        List<Runnable> ways = List.of(
                () -> runtime.setVariable(instance, "approved", true),
                () -> runtime.setVariablesLocal(instance, Map.of("approved", true)),
                () -> runtime.removeVariable(instance, "approved"),
                () -> hardened.getTaskService().setVariable(task, "approved", true),
                () -> hardened.getTaskService().setVariablesLocal(task, Map.of("approved", true)),
                () -> hardened.getTaskService().removeVariable(task, "approved"),
                () -> runtime.setVariablesAsync(List.of(instance), Map.of("approved", true)),
                () -> runtime.createProcessInstanceModification(instance)
                        .startBeforeActivity("task")
                        .execute(),
                () -> runtime.createProcessInstanceModification(instance)
                        .startBeforeActivity("task")
                        .executeAsync(),
                () -> runtime.createProcessInstanceByKey("atTask")
                        .startBeforeActivity("task")
                        .execute(),
                () -> runtime.createModification(runtime.createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .singleResult()
                                .getProcessDefinitionId())
                        .startBeforeActivity("task")
                        .processInstanceIds(instance)
                        .execute(),
                () -> runtime.signal(instance, Map.of("approved", true)),
                () -> runtime.createMessageCorrelationAsync("go")
                        .processInstanceIds(List.of(instance))
                        .correlateAllAsync());
        hardened.getIdentityService().setAuthentication("somebody", List.of("operations"));
        for (Runnable way : ways) {
            assertThatThrownBy(way::run)
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageContaining("Only administrators");
        }
        hardened.getIdentityService().setAuthentication("somebody", List.of("camunda-admin"));
        ways.get(0).run();
        assertThat(runtime.getVariable(instance, "approved")).isEqualTo(true);
    }

    private static @Nullable Object businessKey(ProcessInstance started) {
        return hardened.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult()
                .getBusinessKey();
    }

    private static String started(ProcessEngine engine, String process) {
        return engine.getRuntimeService().startProcessInstanceByKey(process).getId();
    }

    /** The variables of a new case after the message. */
    private static Map<String, Object> correlate(ProcessEngine engine, String process, Map<String, Object> variables) {
        String instance = started(engine, process);
        engine.getRuntimeService()
                .createMessageCorrelation("go")
                .processInstanceId(instance)
                .setVariables(variables)
                .correlate();
        return engine.getRuntimeService().getVariables(instance);
    }

    private static Map<String, String> models() {
        String toEnd =
                "<userTask id=\"end\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"%1$s\"/><sequenceFlow id=\"f2\" sourceRef=\"%1$s\" targetRef=\"end\"/>";
        String begins = "<userTask id=\"end\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"end\"/>";
        Map<String, String> contents = Map.of(
                "atCatch",
                "<startEvent id=\"s\"/><intermediateCatchEvent id=\"catch\">" + DECLARES
                        + "<messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>"
                        + toEnd.formatted("catch"),
                "atSilent",
                "<startEvent id=\"s\"/><intermediateCatchEvent id=\"silent\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>"
                        + toEnd.formatted("silent"),
                "atReceive",
                "<startEvent id=\"s\"/><receiveTask id=\"receive\" messageRef=\"go\">" + DECLARES + "</receiveTask>"
                        + toEnd.formatted("receive"),
                "atTask",
                "<startEvent id=\"s\"/><userTask id=\"task\"/><boundaryEvent id=\"boundary\" attachedToRef=\"task\" cancelActivity=\"false\">"
                        + DECLARES
                        + "<messageEventDefinition messageRef=\"go\"/></boundaryEvent><sequenceFlow id=\"b\" sourceRef=\"boundary\" targetRef=\"end\"/>"
                        + toEnd.formatted("task"),
                "atSignal",
                "<startEvent id=\"s\"/><intermediateCatchEvent id=\"waits\">" + DECLARES
                        + "<signalEventDefinition signalRef=\"flash\"/></intermediateCatchEvent>"
                        + toEnd.formatted("waits"),
                "byMessage",
                "<startEvent id=\"s\">" + DECLARES + "<messageEventDefinition messageRef=\"begin\"/></startEvent>"
                        + begins,
                "bySignal",
                "<startEvent id=\"s\">" + DECLARES + "<signalEventDefinition signalRef=\"bang\"/></startEvent>"
                        + begins);
        return contents.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                content -> HostileModels.process(content.getValue())
                                        .replace("\"attack\"", "\"" + content.getKey() + "\"")
                                        .replace(
                                                "<process",
                                                "<message id=\"go\" name=\"go\"/><message id=\"begin\" name=\"begin\"/><signal id=\"bang\" name=\"bang\"/><signal id=\"flash\" name=\"flash\"/><process")));
    }
}
