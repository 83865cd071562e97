package dev.tandem.deployment.rules;

import org.jspecify.annotations.Nullable;

/** No forms that are generated from the model: their fields can hold classes, and the server does not check them. */
final class NoGeneratedForms implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("formData", "formField", "formProperty", "validation", "constraint")
                .forEach(element -> {
                    String problem = problem(element);
                    if (problem != null) {
                        complaints.about(element, problem);
                    }
                });
    }

    private static @Nullable String problem(XmlElement element) {
        if (element.is("constraint") && "validator".equals(element.attribute("name"))) {
            return "checks a field by code (validator \"" + element.attribute("config")
                    + "\"). Take it out: forms are Camunda Forms or forms of the program.";
        }
        boolean inside = element.above().anyMatch(parent -> parent.is("formData"));
        return inside
                ? null
                : "has a form that is generated from the model. Use a Camunda Form (.form) or a form of the program.";
    }
}
