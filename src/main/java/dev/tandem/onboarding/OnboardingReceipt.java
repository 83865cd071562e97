package dev.tandem.onboarding;

import java.util.List;

/** What became of an application that was sent in. */
public sealed interface OnboardingReceipt {

    /** A new case has begun. */
    record Accepted(String onboardingId) implements OnboardingReceipt {}

    /** The same sending is this case already. */
    record AlreadyKnown(String onboardingId) implements OnboardingReceipt {}

    /** The key was used for another application before. */
    record KeyUsedBefore(String onboardingId) implements OnboardingReceipt {}

    /** It was not taken in. */
    record Refused(List<ApplicationProblem> problems) implements OnboardingReceipt {}
}
