package dev.tandem.onboarding.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a customer sent for a document; its content is in {@link Documents}.
 *
 * @param round which try it was, from 1
 * @param fileName as the sender called it, without what no name has, and with the ending of its real kind
 * @param mediaType as its content shows
 * @param size in bytes
 * @param pages that can be shown
 * @param accepted null until somebody has checked it
 * @param decidedBy id of the user who did
 * @param reason why it was rejected
 */
public record Upload(
        int round,
        String fileName,
        String mediaType,
        int size,
        int pages,
        Instant uploadedAt,
        @Nullable Boolean accepted,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
