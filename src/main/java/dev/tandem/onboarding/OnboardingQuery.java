package dev.tandem.onboarding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications to list.
 *
 * @param states none for all
 * @param text part of a name, a mail address, a VAT id or a case id
 * @param page from 0
 * @param size 1 to 200
 */
public record OnboardingQuery(
        Set<OnboardingState> states,
        @Nullable String riskClass,
        @Nullable String text,
        int page,
        int size) {

    private static final int MOST = 200;

    public OnboardingQuery {
        states = Set.copyOf(states);
        if (page < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("A page is a number from 0, its size one from 1 to " + MOST + ".");
        }
    }
}
