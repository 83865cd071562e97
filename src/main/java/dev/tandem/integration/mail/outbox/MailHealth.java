package dev.tandem.integration.mail.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether mails go out, as {@code mail} in {@code /actuator/health}. A mail server that is away makes no node unready: mails wait in the
 * outbox, and another node would not get rid of them either.
 */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

    /** Not among the statuses that count for the whole: it is there to be seen. */
    private static final Status DEGRADED = new Status("DEGRADED", "Mails wait. Nothing is lost.");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final MailTransport transport;
    private final MailWatch watch;
    private final Clock clock = Clock.systemUTC();

    MailHealth(Outbox outbox, MailTransport transport, MailWatch watch) {
        this.outbox = outbox;
        this.transport = transport;
        this.watch = watch;
    }

    @Override
    public Health health() {
        Outbox.Backlog backlog = outbox.backlog();
        Instant oldest = backlog.oldestWaiting();
        String problem = watch.problem();
        boolean late = oldest != null && oldest.isBefore(clock.instant().minus(PATIENCE));
        Health.Builder health = problem != null || late ? Health.status(DEGRADED) : Health.up();
        health.withDetail("where", transport.description())
                .withDetail("waiting", backlog.waiting())
                .withDetail("givenUp", backlog.failed())
                .withDetail("inDoubt", backlog.inDoubt());
        if (oldest != null) {
            health.withDetail("oldestWaitingSince", oldest);
        }
        Instant lastAccepted = watch.lastAccepted();
        if (lastAccepted != null) {
            health.withDetail("lastAccepted", lastAccepted);
        }
        if (problem != null) {
            health.withDetail("problem", problem);
        }
        return health.build();
    }
}
