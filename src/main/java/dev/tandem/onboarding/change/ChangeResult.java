package dev.tandem.onboarding.change;

import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.OnboardingState;
import java.util.List;

/** What became of a change of an application. */
public sealed interface ChangeResult {

    /** It is done, and the application is examined again. */
    record Changed() implements ChangeResult {}

    /** The application says so already. */
    record Unchanged() implements ChangeResult {}

    /** It is too late. */
    record TooLate(OnboardingState state) implements ChangeResult {}

    /** It can't be taken. */
    record Refused(List<ApplicationProblem> problems) implements ChangeResult {}
}
