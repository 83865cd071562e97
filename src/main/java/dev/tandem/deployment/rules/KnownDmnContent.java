package dev.tandem.deployment.rules;

import dev.tandem.deployment.rules.XmlElement.Attribute;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decision tables have only elements and attributes that are on the list. */
final class KnownDmnContent implements Rule {

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "description",
            "extensionElements",
            "decision",
            "question",
            "allowedAnswers",
            "variable",
            "informationRequirement",
            "requiredInput",
            "requiredDecision",
            "authorityRequirement",
            "requiredAuthority",
            "knowledgeSource",
            "inputData",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "rule",
            "inputEntry",
            "outputEntry",
            "annotation",
            "annotationEntry",
            "text",
            "literalExpression",
            "textAnnotation",
            "association",
            "sourceRef",
            "targetRef",
            "itemDefinition",
            "itemComponent",
            "typeRef",
            "allowedValues");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "label",
            "namespace",
            "exporter",
            "exporterVersion",
            "expressionLanguage",
            "typeLanguage",
            "typeRef",
            "hitPolicy",
            "aggregation",
            "preferredOrientation",
            "outputLabel",
            "href",
            "textFormat",
            "isCollection",
            "associationDirection");

    private static final Map<String, Set<String>> CAMUNDA = Map.of(
            "definitions", Set.of("diagramRelationId"),
            "decision", Set.of("historyTimeToLive", "versionTag"),
            "input", Set.of("inputVariable"));

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isDmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            XmlElement parent = element.parent();
            String problem = parent == null ? null : problem(element, parent);
            if (problem != null) {
                complaints.about(element, problem);
            }
            for (Attribute attribute : element.attributes()) {
                if (!isKnown(element, attribute)) {
                    complaints.about(
                            element,
                            "has the attribute \"" + attribute.name() + "\" at \"" + element.name()
                                    + "\", which decision tables may not have. Take it out.");
                }
            }
        }
    }

    private static @Nullable String problem(XmlElement element, XmlElement parent) {
        String name = element.name();
        if (name.equals("import")) {
            return null; // another rule does, and says why
        }
        if (Namespaces.DMN.contains(element.uri())) {
            return !ELEMENTS.contains(name)
                    ? "has the element \"" + name
                            + "\". Decisions are decision tables and literal expressions: draw it as one of them."
                    : parent.is("extensionElements") || !Namespaces.DMN.contains(parent.uri())
                            ? misplaced(name, parent)
                            : null;
        }
        if (Namespaces.DMN_DIAGRAM.contains(element.uri())) {
            boolean belongs =
                    name.equals("DMNDI") ? parent.is("definitions") : Namespaces.DMN_DIAGRAM.contains(parent.uri());
            return belongs ? null : misplaced(name, parent);
        }
        boolean unseen = !Namespaces.isRead(element.uri())
                && (parent.is("extensionElements") || !Namespaces.isRead(parent.uri()));
        return unseen ? null : misplaced(name, parent);
    }

    private static String misplaced(String name, XmlElement parent) {
        return "has \"" + name + "\" inside \"" + parent.name() + "\", where it does not belong. Take it out.";
    }

    private static boolean isKnown(XmlElement element, Attribute attribute) {
        if (attribute.uri().isEmpty()) {
            return !Namespaces.DMN.contains(element.uri()) || ATTRIBUTES.contains(attribute.name());
        }
        if (attribute.uri().equals(Namespaces.CAMUNDA_DMN)) {
            return CAMUNDA.getOrDefault(element.name(), Set.of()).contains(attribute.name());
        }
        return !Namespaces.isRead(attribute.uri()) && !attribute.uri().equals(Namespaces.XML);
    }
}
