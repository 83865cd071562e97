package dev.tandem.lead.imports;

import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.imports.ImportRows.Row;
import dev.tandem.lead.imports.ImportRows.State;
import dev.tandem.lead.imports.LeadImports.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes leads of rows. What became of a row is kept in the same transaction as its lead, so that none begins twice. */
@Component
class LeadStarting {

    private final LeadImports imports;
    private final ImportRows rows;
    private final LeadIntake intake;
    private final TransactionTemplate transaction;

    LeadStarting(LeadImports imports, ImportRows rows, LeadIntake intake, TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.intake = intake;
        this.transaction = transaction;
    }

    /**
     * Makes leads of the next rows, in one transaction.
     *
     * @return whether there were any
     */
    boolean next(Claim claim, int most) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            imports.hold(claim);
            LeadImport from = imports.get(claim.importId());
            List<Row> next = rows.after(from.id(), from.lastDone(), most);
            if (next.isEmpty()) {
                imports.allStarted(from.id());
                return false;
            }
            List<Row> done = started(from, next);
            rows.update(from.id(), done);
            imports.done(
                    from.id(),
                    next.get(next.size() - 1).number(),
                    count(done, State.STARTED),
                    count(done, State.KNOWN),
                    count(done, State.REJECTED)
                            + (int) next.stream()
                                    .filter(row -> row.state() == State.REJECTED)
                                    .count());
            return true;
        }));
    }

    /** Rejects the next row, which fails in a way that nobody foresaw. */
    void skip(Claim claim, String why) {
        transaction.executeWithoutResult(status -> {
            imports.hold(claim);
            LeadImport from = imports.get(claim.importId());
            for (Row row : rows.after(from.id(), from.lastDone(), 1)) {
                rows.update(from.id(), List.of(row.rejected(List.of(new RowProblem("", why)))));
                imports.done(from.id(), row.number(), 0, 0, 1);
            }
        });
    }

    private List<Row> started(LeadImport from, List<Row> next) {
        Columns columns = new Columns(from.headings(), from.fields());
        List<Row> done = new ArrayList<>();
        List<Row> good = new ArrayList<>();
        List<IncomingLead> leads = new ArrayList<>();
        for (Row row : next) {
            if (row.state() != State.WAITING) {
                continue;
            }
            List<String> cells = Objects.requireNonNull(row.cells());
            Columns.Read read = columns.read(cells);
            if (read.data() == null) {
                done.add(row.rejected(read.problems()));
            } else {
                good.add(row);
                leads.add(
                        new IncomingLead(read.data(), columns.given(cells), Channel.IMPORT, from.sentBy(), null, null));
            }
        }
        List<LeadReceipt> receipts = intake.takeAll(leads);
        for (int i = 0; i < receipts.size(); i++) {
            done.add(after(good.get(i), receipts.get(i), columns));
        }
        return done;
    }

    private static Row after(Row row, LeadReceipt receipt, Columns columns) {
        if (receipt instanceof LeadReceipt.Accepted accepted) {
            return row.started(accepted.leadId());
        }
        if (receipt instanceof LeadReceipt.AlreadyKnown known) {
            return row.known(known.leadId());
        }
        if (receipt instanceof LeadReceipt.Refused refused) {
            return row.rejected(
                    refused.problems().stream().map(columns::located).toList());
        }
        throw new IllegalStateException("Rows have no keys, and this one was answered as if it had: " + receipt);
    }

    private static int count(List<Row> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
