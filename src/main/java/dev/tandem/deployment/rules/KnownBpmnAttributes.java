package dev.tandem.deployment.rules;

import dev.tandem.deployment.rules.XmlElement.Attribute;
import org.jspecify.annotations.Nullable;

/** Models have only attributes that are on the list. Those of drawing programs (colours, versions) are their business. */
final class KnownBpmnAttributes implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            if (BpmnVocabulary.REFUSED_ELEMENTS.contains(element.name())) {
                continue; // refused as a whole
            }
            for (Attribute attribute : element.attributes()) {
                String problem = problem(element, attribute);
                if (problem != null) {
                    complaints.about(element, problem);
                }
            }
        }
    }

    private static @Nullable String problem(XmlElement element, Attribute attribute) {
        String name = attribute.name();
        String uri = attribute.uri();
        boolean ofCamunda = Namespaces.isCamunda(element.uri());
        if (uri.equals(Namespaces.ACTIVITI)) {
            return "is written for Activiti (" + name + "). Use Camunda's namespace, " + Namespaces.CAMUNDA + ".";
        }
        if (BpmnVocabulary.REFUSED_ATTRIBUTES.contains(name)
                && (Namespaces.isCamunda(uri)
                        || uri.isEmpty() && (ofCamunda || name.matches("scriptFormat|language")))) {
            return null; // another rule does, and says why
        }
        if (Namespaces.isCamunda(uri)) {
            return element.uri().equals(Namespaces.BPMN) && BpmnVocabulary.mayHave(element, name)
                    ? null
                    : "has camunda:" + name + " at \"" + element.name()
                            + "\", which Tandem's models may not have. Take it out.";
        }
        if (uri.isEmpty()) {
            boolean known = ofCamunda
                    ? BpmnVocabulary.extensionMayHave(element, name)
                    : !element.uri().equals(Namespaces.BPMN) || BpmnVocabulary.ATTRIBUTES.contains(name);
            return known
                    ? null
                    : "has the attribute \"" + name + "\" at \"" + element.name()
                            + "\", which Tandem's models may not have. Take it out.";
        }
        boolean harmless = !Namespaces.isRead(uri) && !uri.equals(Namespaces.XML) || name.matches("lang|space");
        return harmless
                ? null
                : "has the attribute \"" + name + "\" of " + uri + " at \"" + element.name()
                        + "\", where it does not belong. Take it out.";
    }
}
