package dev.tandem.lead.imports;

import dev.tandem.lead.imports.LeadImports.Claim;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on imports, in turn. Everything that it does is done a piece at a time, in a transaction that also says how far it is:
 * so it may end anywhere, and goes on there, on this node or another.
 */
@Component
public class ImportWork {

    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    /** After that another import has its turn. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);
    private static final int MOST_BREAKS = 5;

    private final LeadImports imports;
    private final ImportRows rows;
    private final FileReading reading;
    private final LeadStarting starting;
    private final ImportSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopped;

    ImportWork(
            LeadImports imports,
            ImportRows rows,
            FileReading reading,
            LeadStarting starting,
            ImportSettings settings,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.reading = reading;
        this.starting = starting;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Works until nothing is to be done but waiting for scores. */
    public void run() {
        running.lock();
        try {
            Optional<Claim> claim = stopped ? Optional.empty() : imports.claim(settings.lease());
            while (claim.isPresent()) {
                boolean well = turn(claim.get());
                imports.beingScored().forEach(imports::countScores);
                // what broke off is tried again after a pause
                claim = stopped || !well ? Optional.empty() : imports.claim(settings.lease());
            }
            imports.beingScored().forEach(imports::countScores);
        } finally {
            running.unlock();
        }
    }

    void start() {
        stopped = false;
        reading.start();
    }

    /** Ends after what is being done now. */
    void stop() {
        stopped = true;
        reading.stop();
        running.lock();
        running.unlock();
    }

    /** Deletes what was not sent to its end, and what was kept long enough. */
    void tidy() {
        Instant now = clock.instant();
        imports.abandoned(now.minus(settings.uploadTime().multipliedBy(2)))
                .forEach(id -> transaction.executeWithoutResult(status -> imports.delete(id)));
        rows.emptyRejected(now.minus(settings.keepFor()));
    }

    /** Works on an import for a while; false if it broke off. */
    private boolean turn(Claim claim) {
        try {
            if (imports.get(claim.importId()).phase() == ImportPhase.READING) {
                reading.read(claim);
            }
            start(claim);
            imports.release(claim);
            return true;
        } catch (UnreadableFileException e) {
            fail(claim, String.valueOf(e.getMessage()));
            return true;
        } catch (LeadImports.LeaseLostException e) {
            log.info("{} goes on at another node", claim.importId());
            return true;
        } catch (CancellationException e) {
            imports.release(claim);
            return true;
        } catch (IOException | RuntimeException e) {
            brokeOff(claim, e);
            return false;
        }
    }

    private void start(Claim claim) {
        Instant end = clock.instant().plus(TURN);
        Instant nextCount = clock.instant().plus(BETWEEN_COUNTS);
        int oneByOne = 0;
        boolean mayBeTheRow = false;
        while (!stopped && clock.instant().isBefore(end)) {
            try {
                if (!starting.next(claim, oneByOne > 0)) {
                    return;
                }
                mayBeTheRow = true;
                oneByOne = Math.max(0, oneByOne - 1);
            } catch (LeadImports.LeaseLostException
                    | DataAccessResourceFailureException
                    | CannotCreateTransactionException e) {
                throw e;
            } catch (RuntimeException e) {
                if (oneByOne == 0) {
                    oneByOne = settings.batch() * settings.threads();
                } else if (mayBeTheRow) {
                    skip(claim, e);
                    mayBeTheRow = false;
                } else {
                    // one row after the other fails: the reason is not in them
                    throw e;
                }
            }
            if (clock.instant().isAfter(nextCount)) {
                imports.countScores(claim.importId());
                nextCount = clock.instant().plus(BETWEEN_COUNTS);
            }
        }
    }

    private void skip(Claim claim, RuntimeException e) {
        String reference = reference();
        log.error("A row of {} could not be taken in, {}", claim.importId(), reference, withoutValues(e));
        starting.skip(
                claim,
                "Something broke on our side when this row was taken in. Tell operations the reference " + reference
                        + ".");
    }

    private void brokeOff(Claim claim, Exception e) {
        String reference = reference();
        log.error("Work on {} broke off, {}", claim.importId(), reference, withoutValues(e));
        try {
            int breaks = imports.brokeOff(
                    claim,
                    "Work on it broke off, and is tried again. If it stays so, tell operations the reference "
                            + reference + ".");
            if (breaks >= MOST_BREAKS && imports.get(claim.importId()).phase() == ImportPhase.READING) {
                fail(claim, "The file can't be read. Tell operations the reference " + reference + ".");
            }
        } catch (RuntimeException unable) {
            log.error(
                    "{} goes on when the database is there again: {}",
                    claim.importId(),
                    withoutValues(unable).getMessage());
        }
    }

    /** Where it broke, without the message: databases quote in theirs what people are called. */
    private static Exception withoutValues(Exception e) {
        Exception plain = new IllegalStateException(e.getClass().getName());
        plain.setStackTrace(e.getStackTrace());
        return plain;
    }

    private void fail(Claim claim, String problem) {
        transaction.executeWithoutResult(status -> {
            imports.hold(claim);
            imports.fail(claim.importId(), problem);
        });
    }

    private static String reference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
