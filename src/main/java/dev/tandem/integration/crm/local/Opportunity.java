package dev.tandem.integration.crm.local;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity, as the page shows it.
 *
 * @param contact name of the contact; null if nothing is known of it, or it was forgotten
 * @param state {@code open}, {@code qualified}, {@code nurture} or {@code disqualified}
 */
record Opportunity(
        String id,
        String leadId,
        @Nullable String contactId,
        @Nullable String contact,
        @Nullable String companyId,
        @Nullable String company,
        String owner,
        String team,
        int score,
        @Nullable String source,
        @Nullable String interest,
        String state,
        @Nullable String reason,
        OffsetDateTime changedAt) {}
