package dev.tandem.onboarding.change;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationLimits;
import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.check.ApplicationCheck;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what an application says, and withdraws it, as long as that is possible. */
@Component
public class ApplicationChanges {

    private static final String CHANGE = "changeApplication";
    private static final String WITHDRAW = "withdrawApplication";

    private final Onboardings onboardings;
    private final OnboardingCases cases;
    private final ApplicationCheck check;
    private final DecisionTrail trail;
    private final Clock clock = Clock.systemUTC();

    ApplicationChanges(Onboardings onboardings, OnboardingCases cases, ApplicationCheck check, DecisionTrail trail) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.check = check;
        this.trail = trail;
    }

    /**
     * Changes what the application says; then it is examined again from the beginning. The trail keeps who did it, not what.
     *
     * @throws IllegalStateException if there is no such application
     */
    @Transactional
    public ChangeResult change(String id, Application application, String userId) {
        ChangeResult result = takeOver(id, application);
        if (result instanceof ChangeResult.Changed) {
            record(id, CHANGE, "Change application", userId, "changed", null);
            cases.examineAgain(id);
        }
        return result;
    }

    /**
     * As {@link #change}, for somebody whose task is to correct the application: their task's end records it, and has it examined
     * again. Joins the caller's transaction.
     */
    public ChangeResult takeOver(String id, Application application) {
        Onboarding onboarding = onboardings.lock(id);
        if (!onboarding.state().isChangeable()) {
            return new ChangeResult.TooLate(onboarding.state());
        }
        List<ApplicationProblem> problems = ApplicationLimits.problems(application);
        if (!problems.isEmpty()) {
            return new ChangeResult.Refused(problems);
        }
        // what was written in another way says the same
        if (checked(application).equals(checked(onboarding.application()))) {
            return new ChangeResult.Unchanged();
        }
        onboardings.change(id, application);
        return new ChangeResult.Changed();
    }

    /**
     * Withdraws the application in the customer's name.
     *
     * @return in which state it is if it is too late; null if it is done
     * @throws IllegalStateException if there is no such application
     */
    @Transactional
    public @Nullable OnboardingState withdraw(String id, String reason, String userId) {
        Onboarding onboarding = onboardings.lock(id);
        if (onboarding.state().isFinal() || !cases.withdraw(id, reason)) {
            return onboarding.state();
        }
        record(id, WITHDRAW, "Withdraw application", userId, "withdraw", reason);
        return null;
    }

    private Application checked(Application application) {
        return check.check(application).application();
    }

    private void record(
            String id, String activity, String task, String userId, String decision, @Nullable String reason) {
        trail.add(new Decision(id, activity, task, userId, decision, reason, clock.instant()));
    }
}
