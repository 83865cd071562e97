package dev.tandem.deployment.rules;

/** No work that the engine brings along: commands of the operating system, its own mail, external tasks. */
final class NoBuiltInWork implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            String type = element.camunda("type");
            if (type != null) {
                complaints.about(element, sentence(type));
            } else if (element.camunda("topic") != null) {
                complaints.about(
                        element,
                        "has the topic \"" + element.camunda("topic")
                                + "\" of an external task, which nobody would take. Name a listed bean instead.");
            }
        }
    }

    private static String sentence(String type) {
        return switch (type) {
            case "shell" ->
                "runs a command of the operating system (type \"shell\"). Models run no commands: name a listed bean.";
            case "mail" -> "sends mail by the engine (type \"mail\"). Use ${sendMailDelegate} with a template instead.";
            case "external" ->
                "is an external task, and nobody would take it from here. Name a listed bean by delegateExpression.";
            default -> "has the type \"" + type + "\". Name a listed bean by delegateExpression instead.";
        };
    }
}
