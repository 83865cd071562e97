package dev.tandem.deployment.rules;

/** No connectors: they call any address, and are not even part of Tandem. */
final class NoConnectors implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("connector", "connectorId")
                .filter(element -> !element.above().anyMatch(parent -> parent.is("connector")))
                .forEach(element -> complaints.about(
                        element,
                        "calls another system by a connector. Name a listed bean by delegateExpression instead."));
    }
}
