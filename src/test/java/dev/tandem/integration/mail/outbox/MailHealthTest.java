package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.InsertOnce;
import dev.tandem.testing.DatabaseSlice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = {DatabaseSlice.class, InsertOnce.class, Outbox.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class MailHealthTest {

    private static final Outgoing MAIL = new Outgoing(
            1,
            "INV-000001.mail_x.1",
            "<1@tandem>",
            "ada@brewster.example",
            "Hello",
            "Hello",
            "Hello",
            Instant.now(),
            "c",
            1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outbox outbox;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MailWatch watch = new MailWatch(registry);
    private final FakeServer server = new FakeServer();

    private MailHealth health;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from mail_outbox").update();
        health = new MailHealth(outbox, server, watch);
    }

    @Test
    void aMailServerThatIsAwayIsSeenAndMakesNoNodeUnready() {
        server.problem = new IllegalStateException("no route to ada@brewster.example");
        watch.watched(server).handOver(MAIL);

        Health seen = health.health();
        assertThat(seen.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(seen.getDetails()).containsEntry("problem", "IllegalStateException");
        assertThat(seen.toString()).doesNotContain("ada@");
        assertThat(new SimpleStatusAggregator().getAggregateStatus(Status.UP, seen.getStatus()))
                .isEqualTo(Status.UP);

        server.problem = null;
        watch.watched(server).handOver(MAIL);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsKey("lastAccepted");
    }

    @Test
    void itIsSeenBeforeAnyMailWaits() {
        server.problem = new IllegalStateException();
        watch.check(server);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");

        server.problem = null;
        watch.check(server);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void mailsThatWaitTooLongAreSeen() {
        insert("WAITING", 11);
        insert("FAILED", 200);
        insert("SENT", 300);

        Health seen = health.health();

        assertThat(seen.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(seen.getDetails())
                .containsEntry("waiting", 1L)
                .containsEntry("givenUp", 1L)
                .containsEntry("inDoubt", 0L);
    }

    @Test
    void whatWasGivenUpIsNotWaitedFor() {
        insert("FAILED", 200);
        insert("WAITING", 9);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void handoversAreCountedByTheirOutcome() {
        watch.watched(server).handOver(MAIL);
        server.problem = new IllegalStateException();
        watch.watched(server).handOver(MAIL);

        for (String outcome : new String[] {"ok", "unavailable"}) {
            assertThat(registry.get("tandem.port.calls")
                            .tags("port", "mail", "outcome", outcome)
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    private void insert(String state, int minutesAgo) {
        OffsetDateTime at = OffsetDateTime.now().minusMinutes(minutesAgo);
        jdbc.sql("""
                        insert into mail_outbox (effect_key, message_id, recipient, subject, body_text, body_html, state,
                            next_attempt_at, created_at)
                        values (?, ?, 'ada@brewster.example', 'Hello', 'Hello', 'Hello', ?, ?, ?)""")
                .params(state + minutesAgo, state + minutesAgo, state, at, at)
                .update();
    }

    private static final class FakeServer implements MailTransport {

        private @Nullable RuntimeException problem;

        @Override
        public Handover handOver(Outgoing mail) {
            return problem == null ? new Handover.Accepted() : new Handover.NotAccepted(problem);
        }

        @Override
        public void check() {
            if (problem != null) {
                throw problem;
            }
        }

        @Override
        public String description() {
            return "nowhere";
        }
    }
}
