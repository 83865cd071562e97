package dev.tandem.lead.web;

import dev.tandem.lead.Channel;
import dev.tandem.lead.LeadState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of leads.
 *
 * @param total on all pages
 */
record LeadPage(List<Item> items, int page, int size, long total) {

    /** A lead in a list. */
    record Item(
            String id,
            LeadState state,
            String name,
            @Nullable String mail,
            @Nullable String company,
            @Nullable String country,
            @Nullable Integer score,
            @Nullable String team,
            @Nullable String rep,
            @Nullable String repName,
            Channel channel,
            Instant receivedAt) {}
}
