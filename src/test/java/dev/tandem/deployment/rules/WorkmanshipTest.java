package dev.tandem.deployment.rules;

import static dev.tandem.deployment.rules.Models.flow;
import static dev.tandem.deployment.rules.Models.mail;
import static dev.tandem.deployment.rules.Models.process;
import static dev.tandem.deployment.rules.Models.service;
import static dev.tandem.deployment.rules.Models.step;
import static dev.tandem.deployment.rules.Models.table;
import static dev.tandem.deployment.rules.Models.user;
import static dev.tandem.deployment.rules.Models.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is badly made is sent back with the one thing that is wrong, and goes on running where it runs already. */
@Tag("once")
class WorkmanshipTest {

    private final Inspection inspection = new Inspection(TestSurroundings.WITH_INVOICES);

    static Stream<Arguments> models() {
        String mailing = step(service(mail(), ""));
        String asking = step(user("", ""));
        String waiting = step(
                "<bpmn:intermediateCatchEvent id=\"attack\" name=\"Later\"><bpmn:timerEventDefinition>%s</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        String deciding = step(work(
                "businessRuleTask",
                "attack",
                "camunda:decisionRef=\"own\" camunda:mapDecisionResult=\"resultList\"",
                "<camunda:inputOutput><camunda:outputParameter name=\"x\">${decisionResult[0].group}</camunda:outputParameter></camunda:inputOutput>",
                "PT10S"));
        String table = table("own", "amount", "&gt; 1", "\"a\"");
        String question = process(
                "own",
                "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "question")
                        + "<bpmn:exclusiveGateway id=\"question\" name=\"Much?\" default=\"no\"/>"
                        + flow("no", "question", "end") + flow("yes", "question", "end", "${amount &gt; 100}")
                        + "<bpmn:endEvent id=\"end\" name=\"Done\"/>");
        return Stream.of(
                // processes
                bpmn("process-facts", null, mailing.replace("isExecutable=\"true\"", "isExecutable=\"false\"")),
                bpmn("process-facts", "hostile", mailing.replace(" camunda:versionTag=\"1\"", "")),
                bpmn("process-facts", "hostile", mailing.replace(" camunda:historyTimeToLive=\"P30D\"", "")),
                bpmn("process-facts", "hostile", mailing.replace("name=\"owner\"", "name=\"possessor\"")),
                bpmn("process-facts", "hostile", mailing.replace("value=\"IT\"", "value=\" \"")),
                bpmn("process-facts", "hostile", mailing.replace("name=\"goals\"", "name=\"wishes\"")),
                bpmn("process-facts", "hostile", mailing.replace(" name=\"A process\"", "")),
                // what is drawn
                bpmn("drawn", "attack", mailing.replace("bpmnElement=\"attack\"", "bpmnElement=\"other\"")),
                bpmn("drawn", "f1", mailing.replaceFirst("<di:waypoint [^>]*>", "")),
                bpmn("named-activities", "attack", mailing.replace("name=\"Do it\"", "")),
                // what the program does
                bpmn("asynchronous-work", "attack", mailing.replace("camunda:asyncBefore=\"true\"", "")),
                bpmn(
                        "asynchronous-work",
                        "attack",
                        mailing.replaceAll(
                                "<camunda:failedJobRetryTimeCycle>.*</camunda:failedJobRetryTimeCycle>", "")),
                bpmn("asynchronous-work", "attack", mailing.replaceAll("camunda:delegateExpression=\"[^\"]*\"", "")),
                bpmn(
                        "readable-conditions",
                        "yes",
                        question.replaceAll("(<bpmn:conditionExpression[^>]*>)[^<]*", "$1decision == 'approve'")),
                bpmn("readable-times", "attack", waiting.formatted("<bpmn:timeDuration>2 days</bpmn:timeDuration>")),
                bpmn("readable-times", "attack", waiting.formatted("<bpmn:timeDate>tomorrow</bpmn:timeDate>")),
                bpmn("readable-times", "attack", waiting.formatted("")),
                bpmn("kept-ids", "invoice-approval", mailing.replace("\"hostile\"", "\"invoice-approval\"")),
                // what people do
                bpmn("user-task-facts", "attack", asking.replaceAll("camunda:formKey=\"[^\"]*\"", "")),
                bpmn("user-task-facts", "attack", asking.replace("camunda:candidateGroups=\"clerks\"", "")),
                bpmn("user-task-facts", "attack", asking.replace("dueWorkingHours", "dueSometime")),
                bpmn("user-task-facts", "attack", asking.replace("value=\"8\"", "value=\"soon\"")),
                bpmn(
                        "user-task-facts",
                        "attack",
                        asking.replace(
                                "value=\"8\"/>",
                                "value=\"8\"/><camunda:property name=\"remindWorkingHoursBefore\" value=\"soon\"/>")),
                bpmn(
                        "user-task-facts",
                        "attack",
                        asking.replace(
                                "value=\"8\"/>",
                                "value=\"8\"/><camunda:property name=\"escalateTo\" value=\"managers, finance\"/>")),
                bpmn(
                        "four-eyes",
                        "attack",
                        asking.replace(
                                "value=\"8\"/>",
                                "value=\"8\"/><camunda:property name=\"fourEyesWith\" value=\"attack, other\"/>")),
                bpmn("existing-forms", "attack", asking.replace("approveInvoice.html", "approveNothing.html")),
                bpmn(
                        "existing-forms",
                        "attack",
                        step(user("camunda:formKey=\"camunda-forms:deployment:none.form\"", ""))),
                bpmn("existing-forms", "attack", step(user("camunda:formRef=\"none\"", ""))),
                // questions
                bpmn("answered-questions", "question", question.replace("Much?", "Much")),
                bpmn(
                        "answered-questions",
                        "question",
                        question.replace(" default=\"no\"", "")
                                .replace(
                                        flow("no", "question", "end"),
                                        flow("no", "question", "end", "${amount &lt; 1}"))),
                bpmn("answered-questions", "yes", question.replace("name=\"yes\"", "")),
                bpmn(
                        "answered-questions",
                        "yes",
                        question.replaceAll("(?s)<bpmn:conditionExpression.*</bpmn:conditionExpression>", "")),
                // events, calls, loops
                bpmn("defined-events", "attack", step("<bpmn:receiveTask id=\"attack\" name=\"Wait\"/>")),
                bpmn(
                        "defined-events",
                        "attack",
                        step(
                                "hostile",
                                "<bpmn:receiveTask id=\"attack\" name=\"Wait\" messageRef=\"m\"/>",
                                "<bpmn:message id=\"m\"/>")),
                bpmn(
                        "existing-processes",
                        "attack",
                        step("<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"none\"/>")),
                bpmn(
                        "loops-by-number",
                        "attack",
                        mailing.replace(
                                "</bpmn:serviceTask>",
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${rows}\" camunda:elementVariable=\"row\"/></bpmn:serviceTask>")),
                // decisions
                bpmn("existing-decisions", "attack", deciding),
                Arguments.of(
                        "known-results",
                        "attack",
                        files("own.bpmn", deciding.replace("[0].group", "[0].team"), "own.dmn", table)),
                bpmn(
                        "known-results",
                        "attack",
                        deciding.replace(
                                "decisionRef=\"own\"",
                                "decisionRef=\"invoice-approval-rules\" camunda:resultVariable=\"all\"")),
                dmn("explained-decisions", "own", table.replace(" name=\"A decision\"", "")),
                dmn("explained-decisions", "own", table.replace(" camunda:versionTag=\"1\"", "")),
                dmn("explained-decisions", "own", table.replace(" camunda:historyTimeToLive=\"P30D\"", "")),
                dmn("explained-decisions", "own", table.replaceFirst("<description>.*</description>", "")),
                dmn("explained-decisions", "row", table.replace("<description>Much</description>", "")),
                dmn("always-answering", "table", table.replace("<text></text>", "<text>&lt; 1</text>")),
                dmn(
                        "always-answering",
                        "table",
                        table.replace("\"FIRST\"", "\"UNIQUE\"").replace("<text></text>", "<text>&lt; 1</text>")),
                dmn(
                        "always-answering",
                        "table",
                        table.replace("\"FIRST\"", "\"COLLECT\" aggregation=\"SUM\"")
                                .replace("<rule id=\"row\">", "<output id=\"o2\" name=\"o2\"/><rule id=\"row\">")));
    }

    @ParameterizedTest(name = "{index}: {0}, {1}")
    @MethodSource("models")
    void itIsSentBackAndGoesOnWhereItRuns(String rule, @Nullable String elementId, Map<String, byte[]> files) {
        List<Finding> findings = inspection.ofUpload(files);

        assertThat(findings).extracting(Finding::rule).containsOnly(rule);
        assertThat(findings).extracting(Finding::elementId).containsOnly(elementId);
        assertThat(findings).noneMatch(Finding::dangerous);
        files.forEach((name, content) ->
                assertThat(inspection.ofDeployed(name, content)).isEmpty());
    }

    private static Arguments bpmn(String rule, @Nullable String elementId, String model) {
        return Arguments.of(rule, elementId, files("own.bpmn", model));
    }

    private static Arguments dmn(String rule, String elementId, String table) {
        return Arguments.of(rule, elementId, files("own.dmn", table));
    }

    private static Map<String, byte[]> files(String name, String content) {
        return Map.of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> files(String one, String first, String other, String second) {
        return Map.of(one, first.getBytes(StandardCharsets.UTF_8), other, second.getBytes(StandardCharsets.UTF_8));
    }
}
