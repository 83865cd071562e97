package dev.tandem.tasks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a form writes, with what the server checks.
 *
 * @param label what people call it, for messages
 * @param required whether a value must be given
 * @param requiredUnless {@code variable=value,value}: required unless that variable has one of
 *     these values; null if there is no such rule
 * @param options allowed values; empty if any value is allowed
 * @param maxLength longest text, in characters
 * @param kept false for a value that a listener takes over and that must not stay with the process instance
 * @param kind what the value is
 * @param min smallest number; null if any is allowed
 * @param max largest number; null if any is allowed
 */
record FormField(
        String name,
        String label,
        boolean required,
        @Nullable RequiredUnless requiredUnless,
        List<String> options,
        int maxLength,
        boolean kept,
        Kind kind,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    static final int DEFAULT_MAX_LENGTH = 4000;

    enum Kind {
        TEXT,
        NUMBER,
        YES_OR_NO,
        FILE,
        /** Only shown: what comes back is left out. */
        SHOWN
    }

    record RequiredUnless(String variable, Set<String> values) {

        static @Nullable RequiredUnless parse(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? null
                    : new RequiredUnless(
                            text.substring(0, equals).trim(),
                            Set.of(text.substring(equals + 1).trim().split("\\s*,\\s*")));
        }
    }
}
