package dev.tandem.onboarding;

import dev.tandem.core.Consent;
import org.jspecify.annotations.Nullable;

/**
 * An application that somebody sends in.
 *
 * @param given as it was sent, as JSON
 * @param sender id of the signed-in user, or the name of the page by which it came
 * @param idempotencyKey the sender's own name for this sending; the same again means the same sending
 */
public record IncomingApplication(
        Application application,
        String given,
        Channel channel,
        String sender,
        @Nullable String idempotencyKey,
        @Nullable Consent consent) {}
