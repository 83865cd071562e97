package dev.tandem.lead;

import dev.tandem.core.Consent;
import org.jspecify.annotations.Nullable;

/**
 * A lead that somebody sends in.
 *
 * @param given as it was sent, as JSON
 * @param sender id of the signed-in user, or the name of the page or import by which it came
 * @param idempotencyKey the sender's own name for this sending; the same again means the same sending
 */
public record IncomingLead(
        LeadData data,
        String given,
        Channel channel,
        String sender,
        @Nullable String idempotencyKey,
        @Nullable Consent consent) {}
