package dev.tandem.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Models that run code which somebody else wrote: small processes with the key "attack", each springs the {@link Trap}. */
final class HostileModels {

    static final String KEY = "attack";

    /** A FEEL and a JUEL script can't call the trap; that such a script ran shows in this variable. */
    static final String RAN = "ran";

    private HostileModels() {}

    /** By what they try. Every process gets to the attack when it is started; forms when they are submitted. */
    static Map<String, String> all() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put(
                "script task, juel",
                step(
                        "<scriptTask id=\"a\" scriptFormat=\"juel\" camunda:resultVariable=\"ran\"><script>${1 + 1}</script></scriptTask>"));
        models.put(
                "script task, feel",
                step(
                        "<scriptTask id=\"a\" scriptFormat=\"feel\" camunda:resultVariable=\"ran\"><script>1 + 1</script></scriptTask>"));
        models.put(
                "script as input mapping",
                step(
                        "<manualTask id=\"a\"><extensionElements><camunda:inputOutput><camunda:outputParameter name=\"ran\"><camunda:script scriptFormat=\"feel\">1 + 1</camunda:script></camunda:outputParameter></camunda:inputOutput></extensionElements></manualTask>"));
        models.put(
                "script as execution listener",
                step(
                        "<manualTask id=\"a\"><extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">${execution.setVariable('ran', 1)}</camunda:script></camunda:executionListener></extensionElements></manualTask>"));
        models.put(
                "script as task listener",
                step(
                        "<userTask id=\"a\"><extensionElements><camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"juel\">${task.setVariable('ran', 1)}</camunda:script></camunda:taskListener></extensionElements></userTask>"));
        models.put("class of a service task", step("<serviceTask id=\"a\" camunda:class=\"" + trap() + "\"/>"));
        models.put(
                "class of an execution listener",
                step("<manualTask id=\"a\"><extensionElements><camunda:executionListener event=\"start\" class=\""
                        + trap() + "\"/></extensionElements></manualTask>"));
        models.put(
                "class of a task listener",
                step("<userTask id=\"a\"><extensionElements><camunda:taskListener event=\"create\" class=\"" + trap()
                        + "\"/></extensionElements></userTask>"));
        models.put(
                "class that maps variables",
                step("<callActivity id=\"a\" calledElement=\"none\" camunda:variableMappingClass=\"" + trap()
                        + "\"/>"));
        models.put(
                "class that handles the start form",
                process(
                        "<startEvent id=\"s\" camunda:formHandlerClass=\"" + trap()
                                + "$StartForm\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"e\"/><endEvent id=\"e\"/>"));
        models.put(
                "class that handles the form of a task",
                step("<userTask id=\"a\" camunda:formHandlerClass=\"" + trap() + "$TaskForm\"/>"));
        models.put(
                "class that validates a form field",
                process(
                        "<startEvent id=\"s\"><extensionElements><camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\""
                                + trap()
                                + "\"/></camunda:validation></camunda:formField></camunda:formData></extensionElements></startEvent><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"e\"/><endEvent id=\"e\"/>"));
        models.put(
                "field of a bean",
                step(
                        "<serviceTask id=\"a\" camunda:delegateExpression=\"${trapDelegate}\"><extensionElements><camunda:field name=\"injected\" stringValue=\"x\"/></extensionElements></serviceTask>"));
        return models;
    }

    static String of(String attack) {
        return Objects.requireNonNull(all().get(attack), attack);
    }

    private static String trap() {
        return Trap.class.getName();
    }

    private static String step(String activity) {
        return process("<startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"a\"/>" + activity
                + "<sequenceFlow id=\"f2\" sourceRef=\"a\" targetRef=\"e\"/><endEvent id=\"e\"/>");
    }

    static String process(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="attack" isExecutable="true" camunda:historyTimeToLive="P1D">%s</process>
                </definitions>
                """.formatted(content);
    }
}
