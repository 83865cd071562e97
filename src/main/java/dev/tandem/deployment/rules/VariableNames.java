package dev.tandem.deployment.rules;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables that a model writes have plain names. */
final class VariableNames implements Rule {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w{0,100}");

    private static final Map<String, Set<String>> NAMES = Map.of(
            "inputParameter", Set.of("name"),
            "outputParameter", Set.of("name"),
            "in", Set.of("target", "source"),
            "out", Set.of("target", "source"),
            "businessRuleTask", Set.of("resultVariable"),
            "startEvent", Set.of("initiator"),
            "errorEventDefinition", Set.of("errorCodeVariable", "errorMessageVariable"),
            "escalationEventDefinition", Set.of("escalationCodeVariable"),
            "multiInstanceLoopCharacteristics", Set.of("elementVariable"),
            "input", Set.of("inputVariable"));

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        for (XmlElement element : file.elements()) {
            for (String attribute : NAMES.getOrDefault(element.name(), Set.of())) {
                String plain = element.attribute(attribute);
                String value = plain == null ? element.camunda(attribute) : plain;
                if (value != null && !PLAIN.matcher(value).matches()) {
                    complaints.about(
                            element,
                            "has \"" + value + "\" as the name of a variable (" + attribute
                                    + "). Use letters, digits and underscores.");
                }
            }
        }
    }
}
