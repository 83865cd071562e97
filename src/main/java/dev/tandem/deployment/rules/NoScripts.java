package dev.tandem.deployment.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** No script of any language, anywhere: as a task, a listener, a value, a condition, or in a file of its own. */
final class NoScripts implements Rule {

    private static final Set<String> HARMLESS_LANGUAGES =
            Set.of("http://www.w3.org/1999/XPath", "http://www.w3.org/1999/xpath", "http://www.w3.org/2001/XMLSchema");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            String problem = problem(element);
            if (problem != null) {
                complaints.about(element, problem);
            }
        }
    }

    private static @Nullable String problem(XmlElement element) {
        if (element.is("scriptTask")) {
            return "is a script task. Models run no scripts: use a service task with a listed bean, or a decision table.";
        }
        if (element.is("script")) {
            return element.above()
                            .findFirst()
                            .filter(parent -> parent.is("scriptTask"))
                            .isPresent()
                    ? null
                    : "has a script. Models run no scripts: write a short expression on variables, or use a decision"
                            + " table.";
        }
        if (element.setting("resource") != null) {
            return "takes a script from a file (" + element.setting("resource")
                    + "). Models run no scripts: take it out.";
        }
        for (String attribute : new String[] {"language", "scriptFormat"}) {
            String language = element.attribute(attribute);
            if (Namespaces.isRead(element.uri()) && language != null) {
                return "is written in the script language \"" + language
                        + "\". Models run no scripts: write a short expression on variables, such as ${amount > 100}.";
            }
        }
        for (String attribute : new String[] {"expressionLanguage", "typeLanguage"}) {
            String language = element.attribute(attribute);
            if (element.uri().equals(Namespaces.BPMN) && language != null && !HARMLESS_LANGUAGES.contains(language)) {
                return "names the language \"" + language + "\" for its expressions (" + attribute + "). Take it out.";
            }
        }
        return null;
    }
}
