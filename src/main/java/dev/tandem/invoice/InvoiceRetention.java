package dev.tandem.invoice;

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

/** Forgets documents and decisions of invoices when their time is over, and never before. */
@Component
class InvoiceRetention implements Retention {

    private final CaseTable table;
    private final Invoices invoices;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final InvoiceSettings settings;

    InvoiceRetention(
            JdbcClient jdbc, Invoices invoices, DecisionTrail trail, EndedCases cases, InvoiceSettings settings) {
        this.table = new CaseTable(jdbc, "invoice", "closed_at < :before");
        this.invoices = invoices;
        this.trail = trail;
        this.cases = cases;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public String what() {
        return "Invoices, with document and decisions";
    }

    @Override
    public String keptFor() {
        return Periods.words(settings.keepFor()) + " after the case ended";
    }

    @Override
    public String setting() {
        return "tandem.invoice.keep-for";
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
            invoices.delete(gone);
        }
        return gone;
    }

    private Map<String, ?> limits(Instant now) {
        return Map.of("before", Periods.before(now, settings.keepFor()));
    }
}
