package dev.tandem.onboarding;

import dev.tandem.erasure.EndedCases;
import dev.tandem.housekeeping.CaseTable;
import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets applications, with documents and screening results, when their time is over. Hashes of those who were blocked stay, so that
 * they are recognised when they come again.
 */
@Component
class OnboardingRetention implements Retention {

    private final CaseTable table;
    private final Onboardings onboardings;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final OnboardingSettings settings;

    OnboardingRetention(
            JdbcClient jdbc,
            Onboardings onboardings,
            DecisionTrail trail,
            EndedCases cases,
            OnboardingSettings settings) {
        this.table = new CaseTable(jdbc, "onboarding", KeptUntil.OVER);
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
        return table.count();
    }

    @Override
    public long countDue(Instant now) {
        return table.countOver(limits(now));
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        return table.removeNext(limits(now), after, most, this::remove);
    }

    private List<String> remove(List<String> ids) {
        List<String> gone = cases.remove(ids);
        if (!gone.isEmpty()) {
            trail.delete(gone);
            onboardings.delete(gone);
        }
        return gone;
    }

    private Map<String, ?> limits(Instant now) {
        return new KeptUntil(Periods.before(now, settings.keepFor()), Periods.before(now, settings.keepRejectedFor()))
                .params();
    }
}
