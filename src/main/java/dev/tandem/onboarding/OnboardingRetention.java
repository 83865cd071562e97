package dev.tandem.onboarding;

import dev.tandem.erasure.EndedCases;
import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Forgets applications, with documents and screening results, when their time is over. Hashes of those who were blocked stay, so that
 * they are recognised when they come again.
 */
@Component
class OnboardingRetention implements Retention {

    private final Onboardings onboardings;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final OnboardingSettings settings;

    OnboardingRetention(Onboardings onboardings, DecisionTrail trail, EndedCases cases, OnboardingSettings settings) {
        this.onboardings = onboardings;
        this.trail = trail;
        this.cases = cases;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "onboardings";
    }

    @Override
    public String what() {
        return "Applications, with documents and screening";
    }

    @Override
    public String keptFor() {
        return Periods.words(settings.keepFor()) + " after the business ended or was blocked; "
                + Periods.words(settings.keepRejectedFor()) + " where none came of it";
    }

    @Override
    public String setting() {
        return "tandem.onboarding.keep-for, .keep-rejected-for";
    }

    @Override
    public long count() {
        return onboardings.count();
    }

    @Override
    public long countDue(Instant now) {
        return onboardings.countEnded(limits(now));
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        KeptUntil limits = limits(now);
        List<String> candidates = onboardings.ended(limits, after, most);
        List<String> gone = cases.remove(onboardings.lockEnded(candidates, limits));
        if (!gone.isEmpty()) {
            trail.delete(gone);
            onboardings.delete(gone);
        }
        return Removed.after(candidates, most, gone.size());
    }

    private KeptUntil limits(Instant now) {
        return new KeptUntil(Periods.before(now, settings.keepFor()), Periods.before(now, settings.keepRejectedFor()));
    }
}
