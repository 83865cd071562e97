package dev.tandem.invoice;

import org.jspecify.annotations.Nullable;

/**
 * A document that somebody sends in.
 *
 * @param fileName as the sender gave it
 * @param sender id of the signed-in user, or {@code folder}
 * @param idempotencyKey the sender's own name for this sending; the same again means the same sending
 */
public record IncomingDocument(
        byte[] content,
        String fileName,
        String sender,
        Channel channel,
        @Nullable String idempotencyKey) {}
