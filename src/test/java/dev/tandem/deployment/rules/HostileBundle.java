package dev.tandem.deployment.rules;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload that has to be refused.
 *
 * @param name what is tried
 * @param rule that refuses it
 * @param elementId that is named; null if it is about a file
 * @param files content by name
 * @param bare what a bare engine makes of it
 */
public record HostileBundle(
        String name, String rule, @Nullable String elementId, Map<String, byte[]> files, Bare bare) {

    /** What a bare engine does with a bundle. */
    public enum Bare {
        /** Deploys it. */
        TAKES,
        /** Deploys it, and runs what is in it when a case is started. */
        RUNS,
        /** Refuses it by itself, or can't find what it names. */
        REFUSES
    }

    static HostileBundle model(String name, String rule, @Nullable String elementId, Bare bare, String model) {
        return of(name, rule, elementId, bare, Map.of("attack.bpmn", model));
    }

    static HostileBundle of(
            String name, String rule, @Nullable String elementId, Bare bare, Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return new HostileBundle(name, rule, elementId, bytes, bare);
    }

    @Override
    public String toString() {
        return name;
    }
}
