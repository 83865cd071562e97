package dev.tandem.integration.accounting.local;

import org.jspecify.annotations.Nullable;

/**
 * A customer in Tandem's own books.
 *
 * @param name null once forgotten
 * @param vatId without spaces and punctuation
 */
record Customer(String id, @Nullable String name, @Nullable String vatId, boolean blocked, boolean closed) {

    /** In one word: a block counts more than that nothing is going on any more. */
    public String state() {
        if (blocked) {
            return "blocked";
        }
        return closed ? "closed" : "open";
    }
}
