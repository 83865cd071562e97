package dev.tandem.lead;

import org.jspecify.annotations.Nullable;

/**
 * Which leads to list, newest first.
 *
 * @param text part of the name, company, mail address or case id
 * @param page from 0
 * @param size from 1 to 200
 */
public record LeadQuery(
        @Nullable LeadState state,
        @Nullable String team,
        @Nullable String rep,
        @Nullable String text,
        int page,
        int size) {

    public LeadQuery {
        if (page < 0 || size < 1 || size > 200) {
            throw new IllegalArgumentException("Pages count from 0 and have 1 to 200 leads.");
        }
    }
}
