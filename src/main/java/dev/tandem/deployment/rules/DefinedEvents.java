package dev.tandem.deployment.rules;

import java.util.Map;
import java.util.Optional;

/** Errors, messages, signals and escalations that a model throws or waits for are defined, with a code or a name. */
final class DefinedEvents implements Workmanship {

    /**
     * What an event definition refers to.
     *
     * @param word for people
     * @param ref attribute that holds the id
     * @param element that defines it
     * @param key attribute that it is told by
     */
    private record Kind(String word, String ref, String element, String key) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "errorEventDefinition", new Kind("error", "errorRef", "error", "errorCode"),
            "messageEventDefinition", new Kind("message", "messageRef", "message", "name"),
            "receiveTask", new Kind("message", "messageRef", "message", "name"),
            "signalEventDefinition", new Kind("signal", "signalRef", "signal", "name"),
            "escalationEventDefinition", new Kind("escalation", "escalationRef", "escalation", "escalationCode"));

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        XmlElement root = file.root();
        if (root == null) {
            return;
        }
        file.bpmn(KINDS.keySet().toArray(String[]::new)).forEach(event -> {
            Kind kind = java.util.Objects.requireNonNull(KINDS.get(event.name()));
            boolean workedByBean = event.is("messageEventDefinition") && event.camunda("delegateExpression") != null;
            Optional<String> ref = event.given(kind.ref());
            boolean defined = ref.isPresent()
                    && root.children(kind.element())
                            .filter(candidate -> ref.get().equals(candidate.attribute("id")))
                            .anyMatch(candidate -> candidate.given(kind.key()).isPresent());
            if (!defined && !workedByBean) {
                complaints.about(
                        event,
                        "throws or waits for no defined " + kind.word() + ". Choose one, and give it a "
                                + (kind.key().endsWith("Code") ? "code" : "name") + ".");
            }
        });
    }
}
