package dev.tandem.integration.mail.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Watches how mails are handed over: for metrics, and for health, which should know that the mail server is away before mails wait. */
class MailWatch {

    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Instant lastAccepted;
    private volatile @Nullable String problem;

    MailWatch(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The same way of mails, watched. */
    MailTransport watched(MailTransport transport) {
        return new Watched(transport);
    }

    /** When this node last handed a mail over; null if it has not yet. */
    @Nullable
    Instant lastAccepted() {
        return lastAccepted;
    }

    /** What went wrong last on this node, without addresses; null if all went well since. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Asks the mail server whether it is there, without a mail. */
    void check(MailTransport transport) {
        try {
            transport.check();
            problem = null;
        } catch (Exception e) {
            problem = MailProblem.of(e);
        }
    }

    private void note(Handover handover) {
        if (handover instanceof Handover.Accepted) {
            lastAccepted = clock.instant();
            problem = null;
        } else if (handover instanceof Handover.NotAccepted no) {
            problem = MailProblem.of(no.cause());
        } else if (handover instanceof Handover.Doubtful doubt) {
            problem = MailProblem.of(doubt.cause());
        }
    }

    private static String outcome(Handover handover) {
        return handover instanceof Handover.Accepted
                ? "ok"
                : handover instanceof Handover.NotAccepted ? "unavailable" : "doubtful";
    }

    private final class Watched implements MailTransport {

        private final MailTransport transport;

        Watched(MailTransport transport) {
            this.transport = transport;
        }

        @Override
        public Handover handOver(Outgoing mail) {
            Timer.Sample sample = Timer.start(registry);
            Handover handover = transport.handOver(mail);
            sample.stop(Timer.builder("tandem.port.calls")
                    .description("Per node: calls of other systems, and of those that Tandem has itself")
                    .tag("port", "mail")
                    .tag("operation", "handOver")
                    .tag("outcome", outcome(handover))
                    .register(registry));
            note(handover);
            return handover;
        }

        @Override
        public void rest() {
            transport.rest();
        }

        @Override
        public String description() {
            return transport.description();
        }

        @Override
        public void forget(Collection<String> caseIds) {
            transport.forget(caseIds);
        }
    }
}
