package dev.tandem.onboarding.web;

import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.OnboardingState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of applications.
 *
 * @param total on all pages
 */
record OnboardingPage(List<Item> items, int page, int size, long total) {

    /** An application in a list. */
    record Item(
            String id,
            OnboardingState state,
            String name,
            @Nullable String country,
            @Nullable String product,
            @Nullable String mail,
            @Nullable String riskClass,
            Channel channel,
            Instant receivedAt,
            @Nullable Instant closedAt) {}
}
