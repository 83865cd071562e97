package dev.tandem.lead;

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

/** Forgets leads when their time is over. What became business is in the CRM, which keeps it by its own rules. */
@Component
class LeadRetention implements Retention {

    private final CaseTable table;
    private final Leads leads;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final LeadSettings settings;

    LeadRetention(JdbcClient jdbc, Leads leads, DecisionTrail trail, EndedCases cases, LeadSettings settings) {
        this.table = new CaseTable(jdbc, "lead", "closed_at < :before");
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
            leads.delete(gone);
        }
        return gone;
    }

    private Map<String, ?> limits(Instant now) {
        return Map.of("before", Periods.before(now, settings.keepFor()));
    }
}
