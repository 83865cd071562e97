package dev.tandem.lead;

import dev.tandem.erasure.EndedCases;
import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forgets leads when their time is over. What became business is in the CRM, which keeps it by its own rules. */
@Component
class LeadRetention implements Retention {

    private final Leads leads;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final LeadSettings settings;

    LeadRetention(Leads leads, DecisionTrail trail, EndedCases cases, LeadSettings settings) {
        this.leads = leads;
        this.trail = trail;
        this.cases = cases;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public String what() {
        return "Leads";
    }

    @Override
    public String keptFor() {
        return Periods.words(settings.keepFor()) + " after the case ended";
    }

    @Override
    public String setting() {
        return "tandem.lead.keep-for";
    }

    @Override
    public long count() {
        return leads.count();
    }

    @Override
    public long countDue(Instant now) {
        return leads.countEnded(limit(now));
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        List<String> candidates = leads.ended(limit(now), after, most);
        List<String> gone = cases.remove(leads.lockEnded(candidates, limit(now)));
        if (!gone.isEmpty()) {
            trail.delete(gone);
            leads.delete(gone);
        }
        return Removed.after(candidates, most, gone.size());
    }

    private OffsetDateTime limit(Instant now) {
        return Periods.before(now, settings.keepFor());
    }
}
