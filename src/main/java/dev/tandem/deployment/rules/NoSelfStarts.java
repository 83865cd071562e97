package dev.tandem.deployment.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** No process calls itself or starts itself by a signal, directly or by way of others in the upload. */
final class NoSelfStarts implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        Map<String, Set<String>> starts = new HashMap<>();
        for (ModelFile each : upload.files()) {
            each.bpmn("process")
                    .forEach(process -> starts.computeIfAbsent(key(process), id -> new TreeSet<>())
                            .addAll(startedBy(process, upload)));
        }
        file.bpmn("process")
                .filter(process -> reachesItself(key(process), starts))
                .forEach(process -> {
                    XmlElement where = process.all().stream()
                            .filter(element ->
                                    starting(element, upload).anyMatch(id -> leadsTo(id, key(process), starts)))
                            .findFirst()
                            .orElse(process);
                    complaints.about(
                            where,
                            "leads to the process \"" + key(process)
                                    + "\" being started by itself, again and again. Draw it as a way"
                                    + " back with a wait instead.");
                });
    }

    private static String key(XmlElement process) {
        return Objects.requireNonNullElse(process.attribute("id"), "");
    }

    private static Set<String> startedBy(XmlElement process, Upload upload) {
        Set<String> started = new TreeSet<>();
        process.all().forEach(element -> starting(element, upload).forEach(started::add));
        return started;
    }

    /** Keys of the processes that an element starts. */
    private static java.util.stream.Stream<String> starting(XmlElement element, Upload upload) {
        if (element.is("callActivity")) {
            return element.given("calledElement").stream();
        }
        if (!element.is("intermediateThrowEvent", "endEvent")) {
            return java.util.stream.Stream.empty();
        }
        String signal =
                element.child("signalEventDefinition").map(NoSelfStarts::signal).orElse(null);
        return signal == null
                ? java.util.stream.Stream.empty()
                : upload.files().stream()
                        .flatMap(file -> file.bpmn("process"))
                        .filter(process -> process.children("startEvent")
                                .flatMap(start -> start.children("signalEventDefinition"))
                                .anyMatch(start -> signal.equals(signal(start))))
                        .map(NoSelfStarts::key);
    }

    private static @Nullable String signal(XmlElement definition) {
        String ref = definition.attribute("signalRef");
        return definition
                .above()
                .filter(element -> element.is("definitions"))
                .flatMap(definitions -> definitions.children("signal"))
                .filter(signal -> ref != null && ref.equals(signal.attribute("id")))
                .map(signal -> Objects.requireNonNullElse(signal.attribute("name"), ""))
                .findFirst()
                .orElse(null);
    }

    private static boolean reachesItself(String key, Map<String, Set<String>> starts) {
        return starts.getOrDefault(key, Set.of()).stream().anyMatch(next -> leadsTo(next, key, starts));
    }

    private static boolean leadsTo(String from, String to, Map<String, Set<String>> starts) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String key = open.remove();
            if (key.equals(to)) {
                return true;
            }
            starts.getOrDefault(key, Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
