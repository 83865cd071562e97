package dev.tandem.deployment.rules;

import java.util.Map;
import java.util.Set;

/** What a model refers to stands in it as it is, so that it can be checked: no expressions for keys, versions and forms. */
final class LiteralReferences implements Rule {

    private static final Map<String, Set<String>> LITERAL = Map.of(
            "callActivity",
                    Set.of("calledElement", "calledElementBinding", "calledElementVersion", "calledElementVersionTag"),
            "businessRuleTask",
                    Set.of(
                            "decisionRef",
                            "decisionRefBinding",
                            "decisionRefVersion",
                            "decisionRefVersionTag",
                            "mapDecisionResult",
                            "resultVariable"),
            "userTask", Set.of("formKey", "formRef", "formRefBinding", "formRefVersion"),
            "startEvent", Set.of("formKey", "formRef", "formRefBinding", "formRefVersion", "initiator"),
            "process", Set.of("id", "versionTag", "historyTimeToLive"),
            "message", Set.of("name"),
            "signal", Set.of("name"),
            "error", Set.of("errorCode"),
            "escalation", Set.of("escalationCode"));

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            for (String attribute : LITERAL.getOrDefault(element.name(), Set.of())) {
                String plain = element.attribute(attribute);
                String value = plain == null ? element.camunda(attribute) : plain;
                if (value != null && (value.contains("${") || value.contains("#{"))) {
                    complaints.about(
                            element,
                            "has an expression as " + attribute + " (" + value + "). Write down what is meant: what is"
                                    + " only known later can't be checked.");
                }
            }
        }
    }
}
