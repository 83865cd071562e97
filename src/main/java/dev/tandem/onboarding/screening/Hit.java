package dev.tandem.onboarding.screening;

import dev.tandem.integration.screening.ScreeningHit;
import dev.tandem.onboarding.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an application who may be an entry of the sanctions list.
 *
 * @param id for example {@code ONB-000017.2}
 * @param number counts the hits of the application
 * @param party whom it is about, as they were when it was found
 * @param entry of the list, with score and reason
 * @param listVersion of the list in which it was found last
 * @param firstBy id of the user who said first what it is
 * @param firstReason in their words
 * @param secondBy id of the user who agreed that it is somebody else
 */
public record Hit(
        String id,
        String onboardingId,
        int number,
        Party party,
        ScreeningHit entry,
        long listVersion,
        Instant foundAt,
        HitState state,
        @Nullable String firstBy,
        @Nullable Instant firstAt,
        @Nullable String firstReason,
        @Nullable String secondBy,
        @Nullable Instant secondAt) {}
