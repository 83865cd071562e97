package dev.tandem.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the person of a case asked to be forgotten.
 *
 * @param requestedBy id of the user who recorded it; null if a message told it
 * @param erasedAt when nothing of the person was left in Tandem; null until then
 * @param finishedAt when other systems had forgotten the person, too; null until then
 */
public record Erasure(
        String caseId,
        Instant requestedAt,
        @Nullable String requestedBy,
        @Nullable Instant erasedAt,
        @Nullable Instant finishedAt) {}
