package dev.tandem.onboarding;

import dev.tandem.tasks.NextStep;
import java.util.List;

/** The cases that applications go through. Every method joins the caller's transaction. */
public interface OnboardingCases {

    /** Begins the case of an application that was just registered. */
    void start(String onboardingId);

    /** Begins a case in which people review new possible hits of an existing customer. */
    void rescreen(String onboardingId);

    /** Whether such a case is under way. */
    boolean isRescreened(String onboardingId);

    /** What happens next in the case: open user tasks first, then what the program does or waits for. Empty if it has ended. */
    List<NextStep> next(String onboardingId);

    /**
     * Tells the case that the application, or the sanctions list, has changed: it is examined again from the beginning.
     *
     * @return false if the case is not at a place where it can be examined again
     */
    boolean examineAgain(String onboardingId);

    /**
     * Tells the case that the customer withdraws.
     *
     * @return false if the case has ended, or ends already
     */
    boolean withdraw(String onboardingId, String reason);

    /**
     * Tells the case that a document was uploaded.
     *
     * @return false if the case does not wait for it
     */
    boolean uploaded(String onboardingId, int documentNumber);
}
