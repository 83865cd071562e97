package dev.tandem.integration.mail.outbox;

import dev.tandem.integration.mail.MailSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands over what is due in the outbox. Each mail is claimed in a transaction, handed over outside of any, and marked in the next,
 * which claims the mail after it: so it is handed over once; and at most once more with the same Message-ID, if it stayed open
 * whether the server has accepted it. Any number of nodes may do this at the same time.
 */
class OutboxDispatcher {

    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final int MOST_PER_RUN = 500;
    /** The scheduler has waited before; whoever stops Tandem does not wait for ever. */
    private static final Duration LAST_MAIL = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final MailTransport transport;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopped;

    OutboxDispatcher(
            Outbox outbox,
            MailTransport transport,
            MailSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.transport = transport;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Hands over all mails that are due, and looks after those whose handover never ended. */
    void dispatch() {
        running.lock();
        try {
            if (stopped) {
                return;
            }
            releaseStuck();
            Handed last = null;
            for (long id : outbox.due(clock.instant(), MOST_PER_RUN)) {
                if (stopped) {
                    break;
                }
                last = finishAndClaim(last, id).map(this::handOver).orElse(null);
            }
            finish(last);
        } finally {
            transport.rest();
            running.unlock();
        }
    }

    /** Ends after the mail that is being handed over. */
    void endSoon() {
        stopped = true;
    }

    /** Waits for the mail that is being handed over: otherwise it would stay in doubt. */
    void stop() throws InterruptedException {
        endSoon();
        if (running.tryLock(LAST_MAIL.toMillis(), TimeUnit.MILLISECONDS)) {
            running.unlock();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** A mail, and how its handover ended; whether the thread was interrupted meanwhile. */
    private record Handed(Outgoing mail, Handover how, boolean interrupted) {}

    /** Stopping the program interrupts this thread; what the server answered must be kept all the same. */
    private Handed handOver(Outgoing mail) {
        Handover how = transport.handOver(mail);
        return new Handed(mail, how, Thread.interrupted());
    }

    private Optional<Outgoing> finishAndClaim(@Nullable Handed last, long id) {
        Optional<Outgoing> claimed;
        try {
            claimed = transaction.execute(status -> {
                mark(last);
                return outbox.claim(id, clock.instant());
            });
        } catch (RuntimeException | Error e) {
            // what the server answered to the last one has nothing to do with the next
            try {
                finish(last);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        interruptAgain(last);
        return claimed == null ? Optional.empty() : claimed;
    }

    private void finish(@Nullable Handed last) {
        if (last != null) {
            try {
                transaction.executeWithoutResult(status -> mark(last));
            } finally {
                interruptAgain(last);
            }
        }
    }

    private static void interruptAgain(@Nullable Handed last) {
        if (last != null && last.interrupted()) {
            Thread.currentThread().interrupt();
        }
    }

    private void mark(@Nullable Handed last) {
        if (last == null) {
            return;
        }
        Outgoing mail = last.mail();
        if (last.how() instanceof Handover.NotAccepted no) {
            tryLater(mail, no);
        } else if (last.how() instanceof Handover.Doubtful doubt) {
            doubt(mail, doubt.cause());
        } else if (!outbox.sent(mail, clock.instant())) {
            log.warn(
                    "Mail {} was accepted later than tandem.mail.in-doubt-after allows; it may go out a second time",
                    mail.key());
        }
    }

    private void tryLater(Outgoing mail, Handover.NotAccepted no) {
        Throwable cause = no.cause();
        List<Duration> pauses = settings.retryPauses();
        boolean old = mail.createdAt().plus(settings.giveUpAfter()).isBefore(clock.instant());
        if (mail.attempts() > pauses.size() && (no.ofThisMail() || old || pauses.isEmpty())) {
            outbox.failed(mail, text(cause), clock.instant());
            log.error(
                    "Mail {} was not accepted in {} attempts and will not be tried again: {}",
                    mail.key(),
                    mail.attempts(),
                    MailProblem.of(cause));
            return;
        }
        Duration pause = pauses.get(Math.min(mail.attempts(), pauses.size()) - 1);
        outbox.again(mail, clock.instant().plus(pause), text(cause));
        log.warn("Mail {} was not accepted, next attempt in {}: {}", mail.key(), pause, MailProblem.of(cause));
    }

    private void doubt(Outgoing mail, Throwable cause) {
        Instant now = clock.instant();
        if (outbox.doubts(mail.id()) > 0) {
            outbox.inDoubt(mail, text(cause), now);
            logInDoubt(mail.key(), MailProblem.of(cause));
            return;
        }
        List<Duration> pauses = settings.retryPauses();
        outbox.againInDoubt(mail, now.plus(pauses.isEmpty() ? Duration.ZERO : pauses.get(0)), text(cause));
        log.warn("Mail {} may have been accepted; it is handed over once more: {}", mail.key(), MailProblem.of(cause));
    }

    private void releaseStuck() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            for (Outbox.Stuck mail : outbox.stuck(now.minus(settings.inDoubtAfter()))) {
                boolean firstTime = mail.doubts() == 0;
                outbox.release(mail, firstTime, now);
                if (firstTime) {
                    log.warn("Mail {} may have been accepted; it is handed over once more", mail.key());
                } else {
                    logInDoubt(mail.key(), "the handover never ended");
                }
            }
        });
    }

    private static void logInDoubt(String key, String cause) {
        log.error("Mail {} was handed over twice without a clear answer and will not be sent again: {}", key, cause);
    }

    private static String text(Throwable cause) {
        return MailProblem.of(cause) + ": " + cause.getMessage();
    }
}
