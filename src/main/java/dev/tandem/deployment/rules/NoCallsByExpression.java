package dev.tandem.deployment.rules;

/** Nothing is done by a plain expression: service tasks and listeners name a listed bean. */
final class NoCallsByExpression implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            String expression = element.setting("expression");
            if (expression != null && Namespaces.isRead(element.uri())) {
                complaints.about(
                        element,
                        "does its work by the expression \"" + expression
                                + "\". Name a listed bean by delegateExpression instead, such as ${sendMailDelegate}.");
            }
        }
    }
}
