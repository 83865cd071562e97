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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes leads of rows, several parts of the next rows at the same time. What became of a row is kept in the same transaction as
 * its lead, so that none begins twice.
 */
@Component
class LeadStarting implements DisposableBean {

    private static final int TRIES = 5;

    private final LeadImports imports;
    private final ImportRows rows;
    private final LeadIntake intake;
    private final TransactionTemplate transaction;
    private final ImportSettings settings;
    private final ExecutorService threads;

    LeadStarting(
            LeadImports imports,
            ImportRows rows,
            LeadIntake intake,
            TransactionTemplate transaction,
            ImportSettings settings) {
        this.imports = imports;
        this.rows = rows;
        this.intake = intake;
        this.transaction = transaction;
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(settings.threads(), task -> {
            Thread thread = new Thread(task, "lead-imports-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    /**
     * Makes leads of the next rows.
     *
     * @param carefully one row only: one before it failed
     * @return whether there were any
     */
    boolean next(Claim claim, boolean carefully) {
        LeadImport from = imports.get(claim.importId());
        List<Row> next = rows.after(from.id(), from.lastDone(), carefully ? 1 : settings.batch() * settings.threads());
        if (next.isEmpty()) {
            imports.allStarted(claim);
            return false;
        }
        inParallel(parts(from, next), part -> begin(claim, part));
        transaction.executeWithoutResult(status -> {
            int rejectedBefore = (int)
                    next.stream().filter(row -> row.state() == State.REJECTED).count();
            // those were seen when the file was read; what this run rejected was counted with its part
            imports.advance(claim, next.get(next.size() - 1).number(), rejectedBefore);
        });
        return true;
    }

    /** Rejects the next row, which fails in a way that nobody foresaw. */
    void skip(Claim claim, String why) {
        transaction.executeWithoutResult(status -> {
            LeadImport from = imports.get(claim.importId());
            for (Row row : rows.after(from.id(), from.lastDone(), 1)) {
                rows.update(from.id(), List.of(row.rejected(List.of(new RowProblem("", why)))));
                imports.advance(claim, row.number(), 1);
            }
        });
    }

    /** A row that can become a lead, or that was rejected. */
    private record Candidate(Row row, Columns columns, Columns.Read read) {}

    /** Rows with the same external id are in the same part, in their order, so that the first of them begins the case. */
    private List<List<Candidate>> parts(LeadImport from, List<Row> next) {
        Columns columns = new Columns(from.headings(), from.fields());
        List<List<Candidate>> parts = new ArrayList<>();
        for (int i = 0; i < settings.threads(); i++) {
            parts.add(new ArrayList<>());
        }
        for (Row row : next) {
            if (row.state() == State.WAITING) {
                Columns.Read read = columns.read(Objects.requireNonNull(row.cells()));
                String externalId = read.data() == null ? null : read.data().externalId();
                int part = Math.floorMod(externalId == null ? row.number() : externalId.hashCode(), parts.size());
                parts.get(part).add(new Candidate(row, columns, read));
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private void inParallel(List<List<Candidate>> parts, Consumer<List<Candidate>> work) {
        if (parts.size() == 1) {
            work.accept(parts.get(0));
            return;
        }
        List<CompletableFuture<Void>> running = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> work.accept(part), threads))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void begin(Claim claim, List<Candidate> part) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> beginInTransaction(claim, part));
                return;
            } catch (DuplicateKeyException | TransientDataAccessException e) {
                // one of the leads came in by another way at the same moment: the next look finds it
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void beginInTransaction(Claim claim, List<Candidate> part) {
        Set<Integer> waiting = rows.lockWaiting(
                claim.importId(), part.stream().map(one -> one.row().number()).toList());
        List<Row> done = new ArrayList<>();
        List<Candidate> good = new ArrayList<>();
        List<IncomingLead> leads = new ArrayList<>();
        LeadImport from = imports.get(claim.importId());
        for (Candidate one : part) {
            if (!waiting.contains(one.row().number())) {
                continue;
            }
            if (one.read().data() == null) {
                done.add(one.row().rejected(one.read().problems()));
            } else {
                good.add(one);
                leads.add(new IncomingLead(
                        one.read().data(),
                        one.columns().given(Objects.requireNonNull(one.row().cells())),
                        Channel.IMPORT,
                        from.sentBy(),
                        null,
                        null));
            }
        }
        List<LeadReceipt> receipts = intake.takeAll(leads);
        for (int i = 0; i < receipts.size(); i++) {
            done.add(after(good.get(i), receipts.get(i)));
        }
        rows.update(claim.importId(), done);
        imports.done(claim, count(done, State.STARTED), count(done, State.KNOWN), count(done, State.REJECTED));
    }

    private static Row after(Candidate one, LeadReceipt receipt) {
        if (receipt instanceof LeadReceipt.Accepted accepted) {
            return one.row().started(accepted.leadId());
        }
        if (receipt instanceof LeadReceipt.AlreadyKnown known) {
            return one.row().known(known.leadId());
        }
        if (receipt instanceof LeadReceipt.Refused refused) {
            return one.row()
                    .rejected(refused.problems().stream()
                            .map(one.columns()::located)
                            .toList());
        }
        throw new IllegalStateException("Rows have no keys, and this one was answered as if it had: " + receipt);
    }

    private static int count(List<Row> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
