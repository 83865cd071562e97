package dev.tandem.integration.accounting;

import java.time.Instant;

/**
 * A posting that was taken back.
 *
 * @param id accounting's document number of the reversal, for example {@code P-000043}
 * @param postingId the document that it takes back
 */
public record Reversal(String id, String postingId, Instant reversedAt) {}
