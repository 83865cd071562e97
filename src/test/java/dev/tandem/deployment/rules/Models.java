package dev.tandem.deployment.rules;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** Small models that keep to all rules, to be changed by what a test is about. */
public final class Models {

    private static final Set<String> PARTS = Set.of(
            "extensionElements",
            "documentation",
            "laneSet",
            "association",
            "textAnnotation",
            "multiInstanceLoopCharacteristics",
            "group");

    private static final String START = "<bpmn:startEvent id=\"start\" name=\"Begun\"/>";
    private static final String END = "<bpmn:endEvent id=\"end\" name=\"Done\"/>";

    private Models() {}

    /** A process of this key with these elements of BPMN, drawn. */
    public static String process(String key, String elements) {
        return process(key, elements, "");
    }

    /**
     * A process, drawn.
     *
     * @param key of the process
     * @param elements what stands in the process
     * @param beside what stands beside it: messages, errors
     */
    public static String process(String key, String elements, String beside) {
        return drawn("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://example.com/models">
                  %s
                  <bpmn:process id="%s" name="A process" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements>
                      <camunda:properties>
                        <camunda:property name="owner" value="Head of tests"/>
                        <camunda:property name="steward" value="IT"/>
                        <camunda:property name="goals" value="Something is tried."/>
                      </camunda:properties>
                    </bpmn:extensionElements>
                %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(beside, key, elements));
    }

    /** A process with the key "hostile", from a start to this element, which has the id "attack", to an end. */
    static String step(String element) {
        return step("hostile", element, "");
    }

    static String step(String key, String element, String beside) {
        return process(
                key, START + flow("f1", "start", "attack") + element + flow("f2", "attack", "end") + END, beside);
    }

    static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" name=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
                .formatted(id, id, from, to);
    }

    static String flow(String id, String from, String to, String condition) {
        return """
                <bpmn:sequenceFlow id="%s" name="%s" sourceRef="%s" targetRef="%s">
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression></bpmn:sequenceFlow>""".formatted(id, id, from, to, condition);
    }

    /** A service task with the id "attack" and these further attributes and extension elements. */
    static String service(String attributes, String extensions) {
        return service("attack", attributes, extensions);
    }

    static String service(String id, String attributes, String extensions) {
        return work("serviceTask", id, attributes, extensions, "PT10S,PT1M");
    }

    static String work(String kind, String id, String attributes, String extensions, String retries) {
        return """
                <bpmn:%s id="%s" name="Do it" camunda:asyncBefore="true" %s><bpmn:extensionElements>
                <camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle>%s</bpmn:extensionElements></bpmn:%s>""".formatted(kind, id, attributes, retries, extensions, kind);
    }

    static String mail() {
        return "camunda:delegateExpression=\"${sendMailDelegate}\"";
    }

    /** A user task with the id "attack", a form, groups and a due time, and these further attributes and extension elements. */
    static String user(String attributes, String extensions) {
        return user("attack", attributes, extensions, "");
    }

    static String user(String id, String attributes, String extensions, String rest) {
        return """
                <bpmn:userTask id="%s" name="Look at it" camunda:candidateGroups="clerks" \
                %s %s><bpmn:extensionElements><camunda:properties><camunda:property \
                name="dueWorkingHours" value="8"/></camunda:properties>%s</bpmn:extensionElements>%s</bpmn:userTask>""".formatted(
                        id,
                        attributes.contains("camunda:form")
                                ? ""
                                : "camunda:formKey=\"embedded:/forms/invoice-approval/approveInvoice.html\"",
                        attributes,
                        extensions,
                        rest);
    }

    /** A decision table with the key "attack" and one input, whose cells hold these expressions. */
    static String table(String input, String condition, String output) {
        return table("attack", input, condition, output);
    }

    static String table(String key, String input, String condition, String output) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" \
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="A table" namespace="http://example.com/tables">
                  <decision id="%s" name="A decision" camunda:versionTag="1" camunda:historyTimeToLive="P30D">
                    <description>From top to bottom: the first row that fits.</description>
                    <decisionTable id="table" hitPolicy="FIRST">
                      <input id="input" label="Amount"><inputExpression id="expression" typeRef="double"><text>%s</text></inputExpression></input>
                      <output id="output" label="Group" name="group" typeRef="string"/>
                      <rule id="row">
                        <description>Much</description>
                        <inputEntry id="condition"><text>%s</text></inputEntry>
                        <outputEntry id="answer"><text>%s</text></outputEntry>
                      </rule>
                      <rule id="otherwise">
                        <description>Anything else</description>
                        <inputEntry id="always"><text></text></inputEntry>
                        <outputEntry id="careful"><text>"managers"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(key, input, condition, output);
    }

    /** A Camunda Form with the id "attack" and these components. */
    static String form(String components) {
        return "{\"id\":\"attack\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[" + components + "]}";
    }

    /** Adds a diagram: where things are does not matter to the rules, that they are somewhere does. */
    static String drawn(String model) {
        StringBuilder shapes = new StringBuilder();
        try {
            XmlElement root = XmlReader.read(model.getBytes(StandardCharsets.UTF_8));
            int x = 100;
            for (XmlElement element : root.all()) {
                String id = element.attribute("id");
                XmlElement parent = element.parent();
                if (id == null || parent == null || !parent.is("process", "subProcess", "transaction")) {
                    continue;
                }
                if (element.is("sequenceFlow")) {
                    shapes.append(
                            "<bpmndi:BPMNEdge id=\"edge_%s\" bpmnElement=\"%s\"><di:waypoint x=\"%d\" y=\"100\"/><di:waypoint x=\"%d\" y=\"100\"/></bpmndi:BPMNEdge>\n"
                                    .formatted(id, id, x, x + 40));
                } else if (!PARTS.contains(element.name())) {
                    shapes.append(
                            "<bpmndi:BPMNShape id=\"shape_%s\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"80\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>\n"
                                    .formatted(id, id, x));
                }
                x += 120;
            }
            String key = root.children("process")
                    .map(process -> process.attribute("id"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("hostile");
            return model.replace(
                    "</bpmn:definitions>",
                    "<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"" + key + "\">\n"
                            + shapes + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n</bpmn:definitions>");
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(e.sentence() + " in line " + e.line() + " of\n" + model, e);
        }
    }
}
