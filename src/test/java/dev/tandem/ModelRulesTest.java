package dev.tandem;

import static dev.tandem.ProcessFolder.extension;
import static dev.tandem.ProcessFolder.property;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ProcessFolder.Model;
import dev.tandem.ProcessFolder.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** What every model and decision table must keep to by itself; each complaint says where. */
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

    private static final Set<String> CODE = Set.of("script", "scriptTask", "conditionalEventDefinition", "connector");

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
    void everyErrorAndMessageOfAModelIsDefined() {
        for (Model model : models) {
            for (ErrorEventDefinition event : model.all(ErrorEventDefinition.class)) {
                Error error = event.getError();
                if (error == null || blank(error.getErrorCode())) {
                    complain(model, event, "catches or throws no defined error");
                } else if (!error.getId().equals("error_" + error.getErrorCode())) {
                    complain(model, error, "should have the id error_" + error.getErrorCode());
                }
            }
            for (MessageEventDefinition event : model.all(MessageEventDefinition.class)) {
                Message message = event.getMessage();
                if (message == null || blank(message.getName())) {
                    complain(model, event, "waits for or sends no defined message");
                }
            }
        }
        nothingIsWrong();
    }

    @Test
    void everyProcessThatAModelCallsExists() {
        Set<String> keys = models.stream()
                .flatMap(model -> model.all(Process.class).stream())
                .map(Process::getId)
                .collect(Collectors.toSet());
        each(CallActivity.class, (model, call) -> {
            if (!keys.contains(call.getCalledElement())) {
                complain(model, call, "calls the process " + call.getCalledElement() + ", which does not exist");
            }
        });
    }

    @Test
    void everyDecisionThatAModelAsksForIsInATableBesideIt() {
        for (ProcessFolder folder : folders) {
            for (Model model : folder.models()) {
                for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
                    if (!folder.decisionKeys().contains(task.getCamundaDecisionRef())) {
                        complain(
                                model,
                                task,
                                "asks the decision " + task.getCamundaDecisionRef() + ", which no table has");
                    }
                }
            }
        }
        nothingIsWrong();
    }

    @Test
    void everyResultThatAModelTakesFromATableIsAnOutputOfIt() {
        Pattern result = Pattern.compile("decisionResult\\[0]\\.(\\w+)");
        for (ProcessFolder folder : folders) {
            Set<String> outputs = folder.decisions().stream()
                    .flatMap(dmn -> dmn.getModelElementsByType(Output.class).stream())
                    .map(Output::getName)
                    .collect(Collectors.toSet());
            for (Model model : folder.models()) {
                model.written()
                        .forEach(place -> result.matcher(place.value())
                                .results()
                                .filter(match -> !outputs.contains(match.group(1)))
                                .forEach(match -> wrong.add(model.file() + ", " + place.where()
                                        + ": no table has the output " + match.group(1))));
            }
        }
        nothingIsWrong();
    }

    @Test
    void everythingTheProgramDoesIsAsynchronousAndTriedAgain() {
        each(Activity.class, (model, task) -> {
            if (task instanceof ServiceTask || task instanceof BusinessRuleTask || task instanceof SendTask) {
                if (!task.isCamundaAsyncBefore()) {
                    complain(model, task, "is not asynchronous before");
                }
                if (extension(task, CamundaFailedJobRetryTimeCycle.class)
                        .findAny()
                        .isEmpty()) {
                    complain(model, task, "has no retry cycle");
                }
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
    void everyProcessSaysWhoseItIsAndWhatItIsFor() {
        each(Process.class, (model, process) -> {
            require(model, process, "name", process.getName());
            require(model, process, "version tag", process.getCamundaVersionTag());
            require(model, process, "history time to live", process.getCamundaHistoryTimeToLiveString());
            for (String property : List.of("owner", "steward", "goals")) {
                require(model, process, property, property(process, property).orElse(null));
            }
        });
    }

    @Test
    void everyUserTaskHasAFormGroupsAndADueTime() {
        each(UserTask.class, (model, task) -> {
            if (blank(task.getCamundaFormKey()) && blank(task.getCamundaFormRef())) {
                complain(model, task, "has no form");
            }
            require(model, task, "candidate groups", task.getCamundaCandidateGroups());
            String due = property(task, "dueWorkingHours").orElse("");
            if (!due.matches("\\d+(\\.\\d+)?|\\$\\{" + PATH + "}")) {
                complain(model, task, "is due in \"" + due + "\" working hours: a number or ${variable} is needed");
            }
        });
    }

    @Test
    void fourEyesAreThoseOfUserTasks() {
        each(UserTask.class, (model, task) -> {
            Set<String> others = property(task, "fourEyesWith").stream()
                    .flatMap(ids -> Arrays.stream(ids.split(",")))
                    .map(String::strip)
                    .collect(Collectors.toCollection(TreeSet::new));
            others.removeAll(model.all(UserTask.class).stream()
                    .filter(other -> !other.equals(task))
                    .map(UserTask::getId)
                    .toList());
            if (!others.isEmpty()) {
                complain(model, task, "needs four eyes with " + others + ", which are no other user tasks");
            }
        });
    }

    @Test
    void noModelRunsCode() {
        for (Model model : models) {
            for (Written place : model.written()) {
                boolean isClass = place.name().equals("class") || place.name().equals("variableMappingClass");
                if (CODE.contains(place.element()) || isClass || place.name().equals("expression")) {
                    wrong.add(model.file() + ", " + place.where() + ": code in a model (" + place.value() + ")");
                }
            }
        }
        nothingIsWrong();
    }

    @Test
    void decisionTablesExplainThemselvesAndAlwaysAnswer() {
        eachDecision((folder, decision) -> {
            String where = folder.path() + ", " + decision.getId() + ": ";
            if (blank(decision.getName())
                    || blank(decision.getVersionTag())
                    || decision.getCamundaHistoryTimeToLiveString() == null) {
                wrong.add(where + "has no name, version tag or history time to live");
            }
            if (decision.getDescription() == null
                    || blank(decision.getDescription().getTextContent())) {
                wrong.add(where + "has no description that explains how to read it");
            }
            if (decision.getExpression() instanceof DecisionTable table) {
                List<Rule> rules = List.copyOf(table.getRules());
                rules.stream()
                        .filter(rule -> rule.getDescription() == null
                                || blank(rule.getDescription().getTextContent()))
                        .forEach(rule -> wrong.add(where + "row " + rule.getId() + " has no explanation"));
                boolean answers = table.getHitPolicy() == HitPolicy.FIRST
                        && rules.get(rules.size() - 1).getInputEntries().stream()
                                .allMatch(entry -> List.of("", "-")
                                        .contains(
                                                entry.getText().getTextContent().strip()));
                if (!answers) {
                    wrong.add(where + "has no last row that always fits (hit policy FIRST)");
                }
            }
        });
    }

    @Test
    void questionsHaveNamedAnswersAndOneIsTheDefault() {
        each(ExclusiveGateway.class, (model, gateway) -> {
            if (gateway.getOutgoing().size() < 2) {
                return;
            }
            if (blank(gateway.getName()) || !gateway.getName().endsWith("?")) {
                complain(model, gateway, "is not a question");
            }
            SequenceFlow otherwise = gateway.getDefault();
            if (otherwise == null) {
                complain(model, gateway, "has no default: with an unexpected value the case would be stuck");
            }
            for (SequenceFlow answer : gateway.getOutgoing()) {
                if (blank(answer.getName())) {
                    complain(model, answer, "is an answer without a name");
                }
                if (!answer.equals(otherwise) && answer.getConditionExpression() == null) {
                    complain(model, answer, "is an answer without a condition");
                }
            }
        });
    }

    @Test
    void everyTaskIsNamedAndExplained() {
        each(Activity.class, (model, task) -> {
            require(model, task, "name", task.getName());
            if (task.getDocumentations().isEmpty()) {
                complain(model, task, "has no documentation");
            }
        });
    }

    @Test
    void everythingIsDrawn() {
        for (Model model : models) {
            Set<String> drawn = new HashSet<>();
            model.all(BpmnShape.class).stream()
                    .filter(shape -> shape.getBpmnElement() != null && shape.getBounds() != null)
                    .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
            model.all(BpmnEdge.class).stream()
                    .filter(edge ->
                            edge.getBpmnElement() != null && edge.getWaypoints().size() > 1)
                    .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));
            Stream.concat(model.all(FlowNode.class).stream(), model.all(SequenceFlow.class).stream())
                    .filter(element -> !drawn.contains(element.getId()))
                    .forEach(element -> complain(model, element, "is not drawn"));
        }
        nothingIsWrong();
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
}
