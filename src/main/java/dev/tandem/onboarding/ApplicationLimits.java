package dev.tandem.onboarding;

import java.util.List;

/** What an application may say at most. What is missing or odd is a finding of the case, and no reason to refuse it. */
final class ApplicationLimits {

    private ApplicationLimits() {}

    /** Why this application can't be taken in; empty if it can. */
    static List<ApplicationProblem> problems(Application application) {
        return List.of();
    }
}
