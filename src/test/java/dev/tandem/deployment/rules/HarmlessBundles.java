package dev.tandem.deployment.rules;

import static dev.tandem.deployment.rules.Models.flow;
import static dev.tandem.deployment.rules.Models.form;
import static dev.tandem.deployment.rules.Models.mail;
import static dev.tandem.deployment.rules.Models.process;
import static dev.tandem.deployment.rules.Models.service;
import static dev.tandem.deployment.rules.Models.step;
import static dev.tandem.deployment.rules.Models.table;
import static dev.tandem.deployment.rules.Models.user;
import static dev.tandem.deployment.rules.Models.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What process owners do every day and must be able to do: variants of what is shipped, and small models of their own. */
public final class HarmlessBundles {

    private static final Path SHIPPED = Path.of("processes/invoice-approval");
    private static final String MODEL = "invoice-approval.bpmn";
    private static final String TABLE = "invoice-approval-rules.dmn";
    private static final String START = "<bpmn:startEvent id=\"start\" name=\"Begun\"/>";
    private static final String END = "<bpmn:endEvent id=\"end\" name=\"Done\"/>";

    private final Map<String, Map<String, byte[]>> all = new LinkedHashMap<>();

    private HarmlessBundles() {}

    /** Content by file name, by what was done. */
    public static Map<String, Map<String, byte[]>> all() {
        HarmlessBundles bundles = new HarmlessBundles();
        bundles.shipped();
        bundles.tasks();
        bundles.events();
        bundles.loops();
        bundles.drawing();
        bundles.filesBeside();
        return bundles.all;
    }

    private void shipped() {
        add("the shipped model alone", Map.of(MODEL, read(MODEL)));
        add("the shipped table alone", Map.of(TABLE, read(TABLE)));
        add("the shipped model with all its files", allShipped());
        add(
                "another name",
                Map.of(MODEL, read(MODEL).replace("name=\"Invoice approval\"", "name=\"Approval of invoices\"")));
        add("another limit", Map.of(TABLE, read(TABLE).replaceFirst("(?s)(<text>[^<]*?)10000", "$125000")));
        add(
                "another version tag and time",
                Map.of(
                        MODEL,
                        read(MODEL)
                                .replace("versionTag=\"1.0.0\"", "versionTag=\"1.1.0-finance\"")
                                .replace(
                                        "name=\"dueWorkingHours\" value=\"8\"",
                                        "name=\"dueWorkingHours\" value=\"4.5\"")));
        add(
                "another group",
                Map.of(
                        MODEL,
                        read(MODEL).replace("candidateGroups=\"finance\"", "candidateGroups=\"finance,managers\"")));
        add(
                "the shipped model under another key",
                Map.of(
                        "copy.bpmn",
                        read(MODEL)
                                .replace("id=\"invoice-approval\"", "id=\"invoice-approval-copy\"")
                                // a message may start one process only
                                .replace("\"invoiceWithdrawnAfterPayment\"", "\"copyWithdrawnAfterPayment\"")
                                .replace("bpmnElement=\"invoice-approval\"", "bpmnElement=\"invoice-approval-copy\"")));
    }

    private void tasks() {
        model("user task", step(user("", "")));
        model(
                "user task of one person, with priority, due and follow-up dates",
                step(user(
                        "camunda:assignee=\"${starter}\" camunda:priority=\"${amount > 1000 ? 80 : 50}\" camunda:dueDate=\"P2D\" camunda:followUpDate=\"${followUp}\"",
                        "")));
        model("service task with mappings", step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="template">approved-supplier</camunda:inputParameter>\
                <camunda:inputParameter name="recipient">${supplierEmail}</camunda:inputParameter>\
                <camunda:inputParameter name="subject">Invoice ${invoiceNumber} of ${supplierName}</camunda:inputParameter></camunda:inputOutput>""")));
        model("send task", step(work("sendTask", "attack", mail(), "", "PT1M,PT10M")));
        model(
                "business rule task",
                Map.of(
                        "model.bpmn",
                        step(work(
                                "businessRuleTask",
                                "attack",
                                "camunda:decisionRef=\"own-table\" camunda:decisionRefBinding=\"deployment\" camunda:mapDecisionResult=\"resultList\"",
                                """
                <camunda:inputOutput><camunda:outputParameter name="group">${decisionResult[0].group}</camunda:outputParameter></camunda:inputOutput>""",
                                "R3/PT10S")),
                        "own-table.dmn",
                        table("own-table", "amount", "&gt; 1000", "\"managers\"")));
        model(
                "business rule task with a single result",
                step(work(
                        "businessRuleTask",
                        "attack",
                        "camunda:decisionRef=\"invoice-approval-rules\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"answer\"",
                        "",
                        "R3/PT10S")));
        model(
                "manual task and task without a type",
                process(
                        "own",
                        START + flow("f1", "start", "a") + "<bpmn:manualTask id=\"a\" name=\"File it\"/>"
                                + flow("f2", "a", "b") + "<bpmn:task id=\"b\" name=\"Think\"/>" + flow("f3", "b", "end")
                                + END));
        model(
                "listener of the product",
                step(user(
                        "",
                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${keyedInvoiceListener}\"/>")));
        model(
                "four eyes",
                process(
                        "own",
                        START
                                + flow("f1", "start", "a")
                                + user("a", "", "", "")
                                + flow("f2", "a", "b")
                                + user("b", "", "", "")
                                        .replace(
                                                "value=\"8\"/>",
                                                "value=\"8\"/><camunda:property name=\"fourEyesWith\" value=\"a\"/>")
                                + flow("f3", "b", "end")
                                + END));
        model("call of an existing process", step("""
                <bpmn:callActivity id="attack" name="Approve the invoice" calledElement="invoice-approval" camunda:calledElementBinding="latest"><bpmn:extensionElements>\
                <camunda:in source="invoiceId" target="invoiceId"/><camunda:out source="decision" target="decision"/></bpmn:extensionElements></bpmn:callActivity>"""));
        model(
                "call of a process beside it",
                Map.of(
                        "own.bpmn",
                        step("own", "<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"other\"/>", ""),
                        "other.bpmn",
                        step("other", user("", ""), "")));
        model(
                "question with short conditions",
                process(
                        "own",
                        START + flow("f1", "start", "question")
                                + "<bpmn:exclusiveGateway id=\"question\" name=\"Much?\" default=\"no\"/>"
                                + flow(
                                        "yes",
                                        "question",
                                        "end",
                                        "${amount &gt; 100 and category != 'gift' or not urgent}")
                                + flow("no", "question", "end") + END));
        model(
                "two ways at once",
                process(
                        "own",
                        START + flow("f1", "start", "fork") + "<bpmn:parallelGateway id=\"fork\"/>"
                                + flow("f2", "fork", "a")
                                + flow("f3", "fork", "b") + user("a", "", "", "") + user("b", "", "", "")
                                + flow("f4", "a", "join") + flow("f5", "b", "join")
                                + "<bpmn:parallelGateway id=\"join\"/>" + flow("f6", "join", "end") + END));
        model(
                "several of several ways",
                process(
                        "own",
                        START + flow("f1", "start", "fork")
                                + "<bpmn:inclusiveGateway id=\"fork\" name=\"Who?\" default=\"f2\"/>"
                                + flow("f2", "fork", "a") + flow("f3", "fork", "b", "${urgent}") + user("a", "", "", "")
                                + user("b", "", "", "")
                                + flow("f4", "a", "join") + flow("f5", "b", "join")
                                + "<bpmn:inclusiveGateway id=\"join\"/>" + flow("f6", "join", "end") + END));
        model(
                "transaction and sub-process",
                step("<bpmn:subProcess id=\"attack\" name=\"All\">" + inner() + "</bpmn:subProcess>"));
    }

    private void events() {
        String error =
                "<bpmn:error id=\"error_refused\" name=\"Refused\" errorCode=\"refused\" camunda:errorMessage=\"It was refused\"/>";
        String message = "<bpmn:message id=\"message_paid\" name=\"paid\"/>";
        String escalation = "<bpmn:escalation id=\"escalation_late\" name=\"Late\" escalationCode=\"late\"/>";
        String signal = "<bpmn:signal id=\"signal_stop\" name=\"stop\"/>";
        model(
                "timers",
                process(
                        "own",
                        START + flow("f1", "start", "wait")
                                + "<bpmn:intermediateCatchEvent id=\"wait\" name=\"A day later\"><bpmn:timerEventDefinition id=\"t\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("f2", "wait", "date")
                                + "<bpmn:intermediateCatchEvent id=\"date\" name=\"At the date\"><bpmn:timerEventDefinition><bpmn:timeDate>${dueDate}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("f3", "date", "end") + END));
        model(
                "reminders",
                process(
                        "own",
                        START + flow("f1", "start", "a") + user("a", "", "", "")
                                + "<bpmn:boundaryEvent id=\"late\" name=\"Every day\" attachedToRef=\"a\" cancelActivity=\"false\"><bpmn:timerEventDefinition><bpmn:timeCycle>R3/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                + flow("f2", "late", "remind") + service("remind", mail(), "")
                                + flow("f3", "remind", "reminded")
                                + "<bpmn:endEvent id=\"reminded\" name=\"Reminded\"/>"
                                + flow("f4", "a", "end") + END));
        model(
                "start every morning",
                process(
                        "own",
                        START.replace(
                                        "/>",
                                        "><bpmn:timerEventDefinition><bpmn:timeCycle>0 0 6 * * ?</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>")
                                + flow("f1", "start", "a")
                                + user("a", "", "", "")
                                + flow("f2", "a", "end")
                                + END));
        model(
                "messages",
                process(
                        "own",
                        START + flow("f1", "start", "wait")
                                + "<bpmn:receiveTask id=\"wait\" name=\"Wait for payment\" messageRef=\"message_paid\"/>"
                                + flow("f2", "wait", "again")
                                + "<bpmn:intermediateCatchEvent id=\"again\" name=\"Paid\"><bpmn:messageEventDefinition messageRef=\"message_paid\"/></bpmn:intermediateCatchEvent>"
                                + flow("f3", "again", "end")
                                + "<bpmn:endEvent id=\"end\" name=\"Told\"><bpmn:messageEventDefinition messageRef=\"message_paid\" camunda:delegateExpression=\"${sendMailDelegate}\"/></bpmn:endEvent>",
                        message));
        model(
                "whichever comes first",
                process(
                        "own",
                        START + flow("f1", "start", "race")
                                + "<bpmn:eventBasedGateway id=\"race\" name=\"What comes first?\"/>"
                                + flow("f2", "race", "paid") + flow("f3", "race", "late")
                                + "<bpmn:intermediateCatchEvent id=\"paid\" name=\"Paid\"><bpmn:messageEventDefinition messageRef=\"message_paid\"/></bpmn:intermediateCatchEvent>"
                                + "<bpmn:intermediateCatchEvent id=\"late\" name=\"Late\"><bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("f4", "paid", "end") + flow("f5", "late", "end") + END,
                        message));
        model(
                "error that is caught",
                process(
                        "own",
                        START + flow("f1", "start", "a") + service("a", mail(), "")
                                + "<bpmn:boundaryEvent id=\"refused\" name=\"Refused\" attachedToRef=\"a\"><bpmn:errorEventDefinition errorRef=\"error_refused\" camunda:errorCodeVariable=\"code\" camunda:errorMessageVariable=\"why\"/></bpmn:boundaryEvent>"
                                + flow("f2", "refused", "b") + user("b", "", "", "") + flow("f3", "b", "a")
                                + flow("f4", "a", "end") + END,
                        error));
        model(
                "escalation",
                process(
                        "own",
                        START + flow("f1", "start", "part")
                                + "<bpmn:subProcess id=\"part\" name=\"A part\"><bpmn:startEvent id=\"s\" name=\"S\"/>"
                                + flow("g1", "s", "e")
                                + "<bpmn:endEvent id=\"e\" name=\"Late\"><bpmn:escalationEventDefinition escalationRef=\"escalation_late\"/></bpmn:endEvent></bpmn:subProcess>"
                                + "<bpmn:boundaryEvent id=\"told\" name=\"Late\" attachedToRef=\"part\" cancelActivity=\"false\"><bpmn:escalationEventDefinition escalationRef=\"escalation_late\" camunda:escalationCodeVariable=\"code\"/></bpmn:boundaryEvent>"
                                + flow("f2", "told", "b") + user("b", "", "", "") + flow("f3", "b", "toldEnd")
                                + "<bpmn:endEvent id=\"toldEnd\" name=\"Told\"/>" + flow("f4", "part", "end") + END,
                        escalation));
        model(
                "compensation",
                process(
                        "own",
                        START + flow("f1", "start", "a") + service("a", mail(), "")
                                + "<bpmn:boundaryEvent id=\"undo\" name=\"Undo\" attachedToRef=\"a\"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>"
                                + service("undoing", mail() + " isForCompensation=\"true\"", "")
                                + flow("f2", "a", "end")
                                + "<bpmn:endEvent id=\"end\" name=\"Undone\"><bpmn:compensateEventDefinition/></bpmn:endEvent>"
                                + "<bpmn:association id=\"as\" associationDirection=\"One\" sourceRef=\"undo\" targetRef=\"undoing\"/>"));
        model(
                "signal that stops",
                process(
                        "own",
                        START + flow("f1", "start", "a") + user("a", "", "", "") + flow("f2", "a", "end") + END
                                + "<bpmn:subProcess id=\"stopped\" name=\"Stopped\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"stop\" name=\"Stop\"><bpmn:signalEventDefinition signalRef=\"signal_stop\"/></bpmn:startEvent>"
                                + flow("g1", "stop", "over")
                                + "<bpmn:endEvent id=\"over\" name=\"Over\"><bpmn:terminateEventDefinition/></bpmn:endEvent></bpmn:subProcess>",
                        signal));
        model(
                "condition that is waited for",
                process(
                        "own",
                        START + flow("f1", "start", "wait")
                                + "<bpmn:intermediateCatchEvent id=\"wait\" name=\"Paid\"><bpmn:conditionalEventDefinition camunda:variableName=\"paid\" camunda:variableEvents=\"create, update\"><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${paid}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("f2", "wait", "end") + END));
        model(
                "links",
                process(
                        "own",
                        START + flow("f1", "start", "throw")
                                + "<bpmn:intermediateThrowEvent id=\"throw\" name=\"On\"><bpmn:linkEventDefinition id=\"l1\" name=\"On\"/></bpmn:intermediateThrowEvent>"
                                + "<bpmn:intermediateCatchEvent id=\"catch\" name=\"On\"><bpmn:linkEventDefinition id=\"l2\" name=\"On\"/></bpmn:intermediateCatchEvent>"
                                + flow("f2", "catch", "end") + END));
    }

    private void loops() {
        model(
                "several people in turn",
                step(
                        Models.user(
                                "attack",
                                "",
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">${lineCount}</bpmn:loopCardinality><bpmn:completionCondition>${decision == 'reject'}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>")));
        model(
                "three times at once",
                step(
                        service(mail(), "")
                                .replace(
                                        "</bpmn:serviceTask>",
                                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>")));
        model(
                "back to a person",
                process(
                        "own",
                        START + flow("f1", "start", "a") + user("a", "", "", "") + flow("f2", "a", "b")
                                + service("b", mail(), "")
                                + flow("f3", "b", "question")
                                + "<bpmn:exclusiveGateway id=\"question\" name=\"Fine?\" default=\"no\"/>"
                                + flow("no", "question", "a")
                                + flow("yes", "question", "end", "${fine}") + END));
        model(
                "back after an hour",
                process(
                        "own",
                        START + flow("f1", "start", "b") + service("b", mail(), "") + flow("f3", "b", "question")
                                + "<bpmn:exclusiveGateway id=\"question\" name=\"Fine?\" default=\"no\"/>"
                                + flow("no", "question", "wait")
                                + "<bpmn:intermediateCatchEvent id=\"wait\" name=\"An hour later\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("f4", "wait", "b") + flow("yes", "question", "end", "${fine}") + END));
        model(
                "back around a sub-process in which somebody works",
                process(
                        "own",
                        START + flow("f1", "start", "part")
                                + "<bpmn:subProcess id=\"part\" name=\"A part\"><bpmn:startEvent id=\"s\" name=\"S\"/>"
                                + flow("g1", "s", "a") + user("a", "", "", "") + flow("g2", "a", "e")
                                + "<bpmn:endEvent id=\"e\" name=\"E\"/></bpmn:subProcess>"
                                + flow("f2", "part", "question")
                                + "<bpmn:exclusiveGateway id=\"question\" name=\"Fine?\" default=\"no\"/>"
                                + flow("no", "question", "part") + flow("yes", "question", "end", "${fine}") + END));
    }

    private void drawing() {
        model(
                "colours",
                step(user("", ""))
                        .replace(
                                "id=\"shape_attack\"",
                                "id=\"shape_attack\" xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:stroke=\"#831311\" xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\" color:border-color=\"#831311\""));
        model(
                "hint of an old Modeler at its schema",
                step(user("", ""))
                        .replace(
                                "id=\"definitions\"",
                                "id=\"definitions\" xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd\" exporter=\"Camunda Modeler\" exporterVersion=\"1.6.0\""));
        model(
                "points as old Modelers wrote them",
                step(user("", "")).replace("<di:waypoint ", "<di:waypoint xsi:type=\"dc:Point\" "));
        model("template of Camunda Modeler", step(user("camunda:modelerTemplate=\"dev.tandem.user-task\"", "")));
        model(
                "what another drawing program keeps",
                step(user(
                        "",
                        "<x:note xmlns:x=\"https://draw.example\" kind=\"class\"><x:text>hello</x:text></x:note>")));
        model(
                "pool with lanes, notes and data",
                process(
                                "own",
                                "<bpmn:laneSet id=\"lanes\"><bpmn:lane id=\"lane\" name=\"Finance\"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:flowNodeRef>end</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
                                        + START + flow("f1", "start", "a") + user("a", "", "", "")
                                        + flow("f2", "a", "end") + END
                                        + "<bpmn:dataObject id=\"data\"/><bpmn:dataObjectReference id=\"dataRef\" name=\"Invoice\" dataObjectRef=\"data\"/>"
                                        + "<bpmn:textAnnotation id=\"note\"><bpmn:text>Please note</bpmn:text></bpmn:textAnnotation><bpmn:association id=\"as\" sourceRef=\"a\" targetRef=\"note\"/>")
                        .replace(
                                "<bpmn:process ",
                                "<bpmn:collaboration id=\"pool\"><bpmn:participant id=\"us\" name=\"Us\" processRef=\"own\"/></bpmn:collaboration><bpmn:process "));
        model("umlauts and other scripts", step(user("", "")).replace("Look at it", "Prüfen – 审核 ✓"));
    }

    private void filesBeside() {
        String ownForm = form(
                "{\"type\":\"text\",\"id\":\"t\",\"text\":\"# Invoice\\nOf **{{supplierName}}**\"},{\"type\":\"textfield\",\"id\":\"x\",\"key\":\"reason\",\"label\":\"Why\"},"
                        + "{\"type\":\"radio\",\"id\":\"r\",\"key\":\"decision\",\"label\":\"Decision\",\"values\":[{\"label\":\"Approve\",\"value\":\"approve\"}]},"
                        + "{\"type\":\"group\",\"id\":\"g\",\"components\":[{\"type\":\"number\",\"id\":\"n\",\"key\":\"amount\",\"label\":\"Amount\",\"conditional\":{\"hide\":\"=amount < 5\"}}]}");
        model(
                "Camunda Form by its id",
                Map.of(
                        "own.bpmn",
                        step(user("camunda:formRef=\"attack\" camunda:formRefBinding=\"deployment\"", "")),
                        "own.form",
                        ownForm));
        model(
                "Camunda Form by its file",
                Map.of(
                        "own.bpmn",
                        step(user("camunda:formKey=\"camunda-forms:deployment:forms/own.form\"", "")),
                        "forms/own.form",
                        ownForm));
        model(
                "mail",
                Map.of(
                        "own.bpmn",
                        step(
                                service(
                                        mail(),
                                        "<camunda:inputOutput><camunda:inputParameter name=\"template\">own</camunda:inputParameter></camunda:inputOutput>")),
                        "mail/own.mustache",
                        "Subject: Invoice {{invoiceNumber}}\n{{! for suppliers }}Hello{{#supplierName}} {{supplierName}}{{/supplierName}}{{^supplierName}} you{{/supplierName}}",
                        "mail/own.html.mustache",
                        "<!DOCTYPE html><html><body style=\"color:#000\"><p>Hello {{supplierName}}</p><a href=\"{{caseLink}}\">Open</a></body></html>"));
        model(
                "table with several kinds of conditions",
                Map.of(
                        "own.dmn",
                        table("own-table", "if amount = null then 0 else amount", "[100..500)", "\"a\" + \"b\"")));
        model(
                "table that adds up",
                Map.of(
                        "own.dmn",
                        table("own-table", "amount", "&gt; 1", "\"a\"")
                                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"")));
    }

    private static String inner() {
        return "<bpmn:startEvent id=\"s\" name=\"S\"/>" + flow("g1", "s", "t")
                + "<bpmn:transaction id=\"t\" name=\"Together\"><bpmn:startEvent id=\"s2\" name=\"S\"/>"
                + flow("h1", "s2", "u") + Models.user("u", "", "", "") + flow("h2", "u", "e2")
                + "<bpmn:endEvent id=\"e2\" name=\"E\"/></bpmn:transaction>"
                + flow("g2", "t", "e") + "<bpmn:endEvent id=\"e\" name=\"E\"/>";
    }

    private void model(String name, String model) {
        add(name, Map.of("own.bpmn", model));
    }

    private void model(String name, Map<String, String> files) {
        add(name, files);
    }

    private void add(String name, Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        all.put(name, bytes);
    }

    private static Map<String, String> allShipped() {
        try (var files = Files.walk(SHIPPED)) {
            Map<String, String> found = new LinkedHashMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(SHIPPED.relativize(file).toString(), Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
