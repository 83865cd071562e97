package dev.tandem.core;

import org.jspecify.annotations.Nullable;

/** A sender's own name for one sending: the same again means the same sending. */
public final class IdempotencyKey {

    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /**
     * The key; null if there is none.
     *
     * @throws IllegalArgumentException in plain words, if it is too long (answered with 400)
     */
    public static @Nullable String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (header.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The Idempotency-Key has " + header.length() + " characters; at most " + LONGEST + " are allowed.");
        }
        return header.strip();
    }
}
