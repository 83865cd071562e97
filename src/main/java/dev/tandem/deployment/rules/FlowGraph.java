package dev.tandem.deployment.rules;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways through one process or sub-process: sequence flows, links, and what is attached to activities. */
final class FlowGraph {

    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction");
    private static final Set<String> WAITS_AT_BOUNDARY = Set.of("messageEventDefinition", "signalEventDefinition");

    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new HashMap<>();

    /** The graph of what stands right in this process or sub-process. */
    static FlowGraph of(XmlElement scope) {
        FlowGraph graph = new FlowGraph();
        for (XmlElement element : scope.children()) {
            String id = element.attribute("id");
            if (id != null && !element.is("sequenceFlow", "association", "textAnnotation", "group", "laneSet")) {
                graph.nodes.put(id, element);
            }
        }
        scope.children("sequenceFlow")
                .forEach(flow -> graph.connect(flow.attribute("sourceRef"), flow.attribute("targetRef")));
        scope.children("boundaryEvent")
                .forEach(event -> graph.connect(event.attribute("attachedToRef"), event.attribute("id")));
        scope.children("intermediateThrowEvent")
                .forEach(from -> scope.children("intermediateCatchEvent")
                        .filter(to -> sameLink(from, to))
                        .forEach(to -> graph.connect(from.attribute("id"), to.attribute("id"))));
        return graph;
    }

    private static boolean sameLink(XmlElement from, XmlElement to) {
        String name = from.child("linkEventDefinition")
                .map(link -> link.attribute("name"))
                .orElse(null);
        return name != null
                && name.equals(to.child("linkEventDefinition")
                        .map(link -> link.attribute("name"))
                        .orElse(null));
    }

    private void connect(@Nullable String from, @Nullable String to) {
        if (from != null && to != null && nodes.containsKey(from) && nodes.containsKey(to)) {
            next.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
        }
    }

    /** One way round on which nothing waits, by ids; empty if there is none. */
    List<String> endlessWay() {
        Set<String> done = new HashSet<>();
        for (String start : nodes.keySet()) {
            if (!done.contains(start) && !waits(start)) {
                List<String> way = wayRound(start, done);
                if (!way.isEmpty()) {
                    return way;
                }
            }
        }
        return List.of();
    }

    /** Depth first, without recursion: models may be long. */
    private List<String> wayRound(String start, Set<String> done) {
        Deque<String> way = new ArrayDeque<>();
        Deque<java.util.Iterator<String>> open = new ArrayDeque<>();
        way.addLast(start);
        open.addLast(after(start));
        while (!open.isEmpty()) {
            if (!open.getLast().hasNext()) {
                open.removeLast();
                done.add(way.removeLast());
                continue;
            }
            String node = open.getLast().next();
            if (way.contains(node)) {
                List<String> all = List.copyOf(way);
                return all.subList(all.indexOf(node), all.size());
            }
            if (!done.contains(node) && !waits(node)) {
                way.addLast(node);
                open.addLast(after(node));
            }
        }
        return List.of();
    }

    private java.util.Iterator<String> after(String node) {
        return next.getOrDefault(node, Set.of()).iterator();
    }

    XmlElement node(String id) {
        return java.util.Objects.requireNonNull(nodes.get(id));
    }

    private boolean waits(String id) {
        XmlElement node = node(id);
        if (!certainlyRuns(node)) {
            return false;
        }
        return switch (node.name()) {
            case "userTask", "receiveTask" -> true;
            case "intermediateCatchEvent" ->
                node.child("linkEventDefinition").isEmpty()
                        // a condition can hold already
                        && node.child("conditionalEventDefinition").isEmpty()
                        && slowIfTimer(node);
            case "boundaryEvent" ->
                node.children().stream().anyMatch(child -> WAITS_AT_BOUNDARY.contains(child.name()))
                        || node.child("timerEventDefinition").isPresent() && slowIfTimer(node);
            default -> SUB_PROCESSES.contains(node.name()) && FlowGraph.of(node).alwaysWaits();
        };
    }

    /** With a number of instances that could be none, the activity could be passed by. */
    private static boolean certainlyRuns(XmlElement node) {
        return node.child("multiInstanceLoopCharacteristics")
                .map(loop -> loop.child("loopCardinality")
                        .map(XmlElement::text)
                        .filter(text -> text.matches("[1-9]\\d*"))
                        .isPresent())
                .orElse(true);
    }

    private static boolean slowIfTimer(XmlElement event) {
        return event.child("timerEventDefinition")
                .flatMap(timer -> timer.child("timeDuration"))
                .map(XmlElement::text)
                // what a variable turns out to be could be nothing at all
                .map(text -> TimerCycle.duration(text)
                        .filter(length -> length.compareTo(Duration.ofMinutes(1)) >= 0)
                        .isPresent())
                .orElse(event.child("timerEventDefinition").isEmpty()
                        || event.child("timerEventDefinition")
                                .flatMap(timer -> timer.child("timeCycle"))
                                .isPresent());
    }

    /** Whether nobody gets from a start to an end without a wait. */
    private boolean alwaysWaits() {
        Deque<String> open = new ArrayDeque<>();
        nodes.forEach((id, node) -> {
            if (node.is("startEvent")) {
                open.add(id);
            }
        });
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String id = open.remove();
            Set<String> following = next.getOrDefault(id, Set.of());
            if (following.isEmpty()) {
                return false;
            }
            for (String node : following) {
                if (!waits(node) && seen.add(node)) {
                    open.add(node);
                }
            }
        }
        return !seen.isEmpty();
    }
}
