package dev.tandem.integration.mail.outbox;

import java.time.Instant;

/**
 * A mail that this node has claimed and now hands over.
 *
 * @param claim tells this handover from a later one of the same mail
 * @param attempts how often it was handed over, with this time
 */
record Outgoing(
        long id,
        String key,
        String messageId,
        String recipient,
        String subject,
        String text,
        String html,
        Instant createdAt,
        String claim,
        int attempts) {}
