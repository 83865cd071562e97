package dev.tandem.deployment.rules;

import dev.tandem.deployment.rules.XmlElement.Attribute;
import dev.tandem.engine.ModelExpressions;
import java.util.Set;

/**
 * Expressions read variables and compare them, wherever they stand: the engine evaluates names, descriptions and due dates
 * too, so every attribute and every text is looked at.
 */
final class SafeExpressions implements Rule {

    private static final int LONGEST = 2_000;

    /** Other rules are stricter about these. */
    private static final Set<String> LOOKED_AT_ELSEWHERE =
            Set.of("delegateExpression", "expression", "class", "variableMappingDelegateExpression");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        Set<String> listed = upload.surroundings().listedBeans();
        for (XmlElement element : file.elements()) {
            for (Attribute attribute : element.attributes()) {
                if (!LOOKED_AT_ELSEWHERE.contains(attribute.name())) {
                    check(element, attribute.name(), attribute.value(), listed, complaints);
                }
            }
            if (!element.is("script")) {
                check(element, element.name(), element.text(), listed, complaints);
            }
        }
    }

    private static void check(
            XmlElement element, String where, String text, Set<String> listed, Complaints complaints) {
        if (!text.contains("${") && !text.contains("#{")) {
            return;
        }
        if (text.length() > LONGEST) {
            complaints.about(
                    element,
                    "has an expression of more than " + LONGEST + " characters (" + where
                            + "). Move the rule into a decision table.");
            return;
        }
        for (String problem : ModelExpressions.problems(text, listed)) {
            complaints.about(element, "has the expression \"" + text + "\" (" + where + "): " + problem);
        }
    }
}
