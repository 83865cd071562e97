package dev.tandem.deployment.rules;

import java.util.List;

/** No class of the program by its name: the engine would load and instantiate any that there is, some while it reads. */
final class NoClasses implements Rule {

    private static final List<String> NAMES = List.of("class", "formHandlerClass", "variableMappingClass");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            for (String name : NAMES) {
                String value = element.setting(name);
                if (value != null) {
                    complaints.about(
                            element,
                            "names the class \"" + value + "\" (" + name + "). Models call no classes: "
                                    + (name.equals("class")
                                            ? "name a listed bean by delegateExpression, such as ${sendMailDelegate}."
                                            : "take it out."));
                }
            }
        }
    }
}
