package dev.tandem.deployment.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All ways through a process, into and out of its sub-processes. In doubt there is a way: what is attached to an activity may happen as
 * soon as it is entered, an event sub-process at any time, and what is repeated as often as a variable says may not happen at all.
 */
final class Ways {

    private static final String OUT = " (left)";
    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction");

    private final Map<String, Set<String>> next = new HashMap<>();
    private final Set<String> starts = new LinkedHashSet<>();

    Ways(XmlElement process) {
        enter(process, null);
    }

    /** Whether the step can be reached without passing the other. */
    boolean leadTo(String step, String withoutPassing) {
        Deque<String> open = new ArrayDeque<>(starts);
        Set<String> seen = new HashSet<>(starts);
        while (!open.isEmpty()) {
            String node = open.remove();
            if (node.equals(withoutPassing)) {
                continue;
            }
            if (node.equals(step)) {
                return true;
            }
            for (String following : next.getOrDefault(node, Set.of())) {
                if (seen.add(following)) {
                    open.add(following);
                }
            }
        }
        return false;
    }

    /** @param around the sub-process whose content this is; null for the process itself */
    private void enter(XmlElement scope, @Nullable String around) {
        scope.children("sequenceFlow")
                .forEach(flow -> Optional.ofNullable(flow.attribute("sourceRef"))
                        .ifPresent(source -> connect(left(scope, source), flow.attribute("targetRef"))));
        scope.children("boundaryEvent")
                .forEach(event -> connect(event.attribute("attachedToRef"), event.attribute("id")));
        scope.children("intermediateThrowEvent")
                .forEach(from -> scope.children("intermediateCatchEvent")
                        .filter(to -> link(from).isPresent() && link(from).equals(link(to)))
                        .forEach(to -> connect(from.attribute("id"), to.attribute("id"))));
        for (XmlElement node : scope.children()) {
            String id = node.attribute("id");
            if (id == null || !node.uri().equals(Namespaces.BPMN)) {
                continue;
            }
            boolean eventSubProcess = "true".equals(node.attribute("triggeredByEvent"));
            if (node.is("startEvent") || eventSubProcess) {
                begin(around, id);
            }
            if (SUB_PROCESSES.contains(node.name())) {
                if (node.child("multiInstanceLoopCharacteristics").isPresent()) {
                    connect(id, id + OUT);
                }
                if (eventSubProcess && around != null) {
                    connect(id + OUT, around + OUT);
                }
                enter(node, id);
            }
            boolean last = scope.children("sequenceFlow").noneMatch(flow -> id.equals(flow.attribute("sourceRef")));
            if (around != null && last && !goesElsewhere(node)) {
                connect(SUB_PROCESSES.contains(node.name()) ? id + OUT : id, around + OUT);
            }
        }
    }

    /** Whether what has no flow out of it does not end the sub-process that it stands in. */
    private static boolean goesElsewhere(XmlElement node) {
        boolean compensation = node.is("boundaryEvent")
                && node.child("compensateEventDefinition").isPresent();
        return node.is("sequenceFlow", "association") || link(node).isPresent() || compensation || isCaughtError(node);
    }

    /** An error that nothing around catches just ends where it is. */
    private static boolean isCaughtError(XmlElement end) {
        Optional<XmlElement> error = end.child("errorEventDefinition");
        return end.is("endEvent")
                && error.isPresent()
                && end.above().anyMatch(scope -> catches(scope, error.get().attribute("errorRef")));
    }

    private static boolean catches(XmlElement scope, @Nullable String errorRef) {
        XmlElement parent = scope.parent();
        return parent != null
                && parent.children("boundaryEvent")
                        .filter(event -> event.attribute("attachedToRef") != null
                                && event.attribute("attachedToRef").equals(scope.attribute("id")))
                        .flatMap(event -> event.child("errorEventDefinition").stream())
                        .map(definition -> definition.attribute("errorRef"))
                        .anyMatch(caught -> caught == null || caught.equals(errorRef));
    }

    private void begin(@Nullable String around, String id) {
        if (around == null) {
            starts.add(id);
        } else {
            connect(around, id);
        }
    }

    /** Where one is when the activity is done. */
    private static String left(XmlElement scope, String id) {
        boolean subProcess = scope.children().stream()
                .anyMatch(node -> id.equals(node.attribute("id")) && SUB_PROCESSES.contains(node.name()));
        return subProcess ? id + OUT : id;
    }

    private static Optional<String> link(XmlElement event) {
        return event.child("linkEventDefinition").map(link -> link.attribute("name"));
    }

    private void connect(@Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            next.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
        }
    }
}
