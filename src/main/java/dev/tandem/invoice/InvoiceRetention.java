package dev.tandem.invoice;

import dev.tandem.erasure.EndedCases;
import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forgets documents and decisions of invoices when their time is over, and never before. */
@Component
class InvoiceRetention implements Retention {

    private final Invoices invoices;
    private final DecisionTrail trail;
    private final EndedCases cases;
    private final InvoiceSettings settings;

    InvoiceRetention(Invoices invoices, DecisionTrail trail, EndedCases cases, InvoiceSettings settings) {
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
        return invoices.count();
    }

    @Override
    public long countDue(Instant now) {
        return invoices.countEnded(limit(now));
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        List<String> candidates = invoices.ended(limit(now), after, most);
        List<String> gone = cases.remove(invoices.lockEnded(candidates, limit(now)));
        if (!gone.isEmpty()) {
            trail.delete(gone);
            invoices.delete(gone);
        }
        return Removed.after(candidates, most, gone.size());
    }

    private OffsetDateTime limit(Instant now) {
        return Periods.before(now, settings.keepFor());
    }
}
