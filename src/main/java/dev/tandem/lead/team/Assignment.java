package dev.tandem.lead.team;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a lead was given to a rep, and what became of it.
 *
 * @param round from 1, with each rep that gets the lead
 * @param assignedBy id of the user who gave it to them; null if Tandem did
 * @param begunAt when the rep claimed the task
 * @param closedWhy null while they have it
 * @param reason in the words of the person, or of Tandem
 * @param passedOver this rep missed the lead and does not get it again until it comes back from nurture
 */
public record Assignment(
        String leadId,
        int round,
        String teamId,
        String rep,
        Instant since,
        @Nullable String assignedBy,
        @Nullable Instant begunAt,
        @Nullable Instant closedAt,
        @Nullable Closing closedWhy,
        @Nullable String reason,
        boolean passedOver) {}
