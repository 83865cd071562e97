package dev.tandem.deployment.rules;

import org.jspecify.annotations.Nullable;

/**
 * Models have only elements that are on the list, and where they belong. The engine finds most of them by their local name,
 * in whatever namespace they are, so elements of strangers are allowed only where it does not look: in extension elements.
 */
final class KnownBpmnElements implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            XmlElement parent = element.parent();
            String problem = parent == null ? null : problem(element, parent);
            if (problem != null) {
                complaints.about(element, problem);
            }
        }
    }

    private static @Nullable String problem(XmlElement element, XmlElement parent) {
        String name = element.name();
        if (BpmnVocabulary.REFUSED_ELEMENTS.contains(name)) {
            return null; // another rule does, and says why
        }
        if (element.uri().equals(Namespaces.BPMN)) {
            if (!BpmnVocabulary.ELEMENTS.contains(name)) {
                return "has the element \"" + name
                        + "\", which Tandem's models may not have. Draw it with another one.";
            }
            boolean belongs = name.equals("timerEventDefinition") && parent.is("taskListener")
                    || parent.uri().equals(Namespaces.BPMN) && !parent.is("extensionElements", "documentation", "text");
            return belongs ? null : misplaced(element, parent);
        }
        if (element.uri().equals(Namespaces.ACTIVITI)) {
            return "is written for Activiti (" + name + "). Use Camunda's namespace, " + Namespaces.CAMUNDA + ".";
        }
        if (Namespaces.isCamunda(element.uri())) {
            if (!BpmnVocabulary.isExtension(name)) {
                return "has camunda:" + name + ", which Tandem's models may not have. Take it out.";
            }
            boolean belongs = parent.is(BpmnVocabulary.placeOf(name))
                    && (parent.is("extensionElements")
                            ? parent.uri().equals(Namespaces.BPMN)
                            : parent.uri().equals(element.uri()));
            return belongs ? null : misplaced(element, parent);
        }
        if (Namespaces.BPMN_DIAGRAM.contains(element.uri())) {
            boolean belongs = name.equals("BPMNDiagram")
                    ? parent.is("definitions")
                    : Namespaces.BPMN_DIAGRAM.contains(parent.uri());
            return BpmnVocabulary.DIAGRAM.contains(name) && belongs ? null : misplaced(element, parent);
        }
        return strange(element, parent);
    }

    private static @Nullable String strange(XmlElement element, XmlElement parent) {
        boolean unseen = !Namespaces.isRead(element.uri())
                && (parent.is("extensionElements") && parent.uri().equals(Namespaces.BPMN)
                        || !Namespaces.isRead(parent.uri()));
        boolean looksKnown = parent.is("extensionElements")
                && (BpmnVocabulary.ELEMENTS.contains(element.name()) || BpmnVocabulary.isExtension(element.name()));
        if (unseen && !looksKnown) {
            return null;
        }
        return "has the element \"" + element.name() + "\" of "
                + (element.uri().isEmpty() ? "no namespace" : "another namespace (" + element.uri() + ")")
                + ", which the engine could take for one of its own. Take it out.";
    }

    private static String misplaced(XmlElement element, XmlElement parent) {
        return "has \"" + element.name() + "\" inside \"" + parent.name()
                + "\", where it does not belong. Take it out.";
    }
}
