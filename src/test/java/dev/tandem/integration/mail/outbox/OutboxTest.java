package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.mail.Mail;
import dev.tandem.integration.mail.MailMessage;
import dev.tandem.integration.mail.MailSettings;
import dev.tandem.testing.DatabaseSlice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, OutboxTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {

    private static final EffectKey KEY = new EffectKey("INV-000017", "serviceTask_tellSupplierApproved", 1);
    private static final MailMessage MESSAGE =
            new MailMessage("rechnung@bergmann.example", "Approved: your invoice R-1", "Hello", "<p>Hello</p>");

    @Import({Outbox.class, OutboxMail.class})
    @EnableConfigurationProperties(MailSettings.class)
    static class Beans {}

    @Autowired
    Mail mail;

    @Autowired
    Outbox outbox;

    @Autowired
    MailSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final FakeTransport transport = new FakeTransport();
    private final MovableClock clock = new MovableClock();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void emptyOutbox() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        jdbc.sql("delete from mail_outbox").update();
    }

    // --- into the outbox

    @Test
    void aMailIsHandedOverOnceWithItsKeyAsMessageId() {
        mail.send(KEY, MESSAGE);
        dispatcher().dispatch();
        dispatcher().dispatch();

        assertThat(transport.handedOver).singleElement().satisfies(sent -> {
            assertThat(sent.messageId())
                    .isEqualTo("<INV-000017.serviceTask_tellSupplierApproved.1@localhost.localdomain>");
            assertThat(sent.recipient()).isEqualTo(MESSAGE.to());
            assertThat(sent.subject()).isEqualTo(MESSAGE.subject());
            assertThat(sent.text()).isEqualTo(MESSAGE.text());
            assertThat(sent.html()).isEqualTo(MESSAGE.html());
        });
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void mailsOfAForgottenCaseGoSentOrNotAndNoOthers() {
        mail.send(new EffectKey("LEAD-000001", "serviceTask_tellRep", 1), MESSAGE);
        dispatcher().dispatch();
        mail.send(new EffectKey("LEAD-000001", "serviceTask_tellRep", 2), MESSAGE);
        mail.send(new EffectKey("LEAD-0000011", "serviceTask_tellRep", 1), MESSAGE);

        outbox.erase("LEAD-000001");

        assertThat(jdbc.sql("select effect_key from mail_outbox")
                        .query(String.class)
                        .list())
                .containsExactly("LEAD-0000011.serviceTask_tellRep.1");
    }

    @Test
    void aRunEndsTheConnectionThatItsMailsWentOver() {
        dispatcher(new MailWatch(new SimpleMeterRegistry()).watched(transport)).dispatch();

        assertThat(transport.rests).hasValue(1);
    }

    @Test
    void theSameKeyAgainDoesNothing() {
        mail.send(KEY, MESSAGE);
        dispatcher().dispatch();
        mail.send(KEY, new MailMessage("other@bergmann.example", "other", "other", "other"));
        dispatcher().dispatch();

        assertThat(transport.handedOver).hasSize(1);
    }

    @Test
    void aMailOfATransactionThatRollsBackNeverGoesOut() {
        inTransaction(() -> mail.send(KEY, MESSAGE), true);
        dispatcher().dispatch();

        assertThat(transport.handedOver).isEmpty();
    }

    @Test
    void aMailDoesNotGoOutBeforeItsTransactionCommits() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            mail.send(KEY, MESSAGE);
            onAnotherThread(() -> dispatcher().dispatch());
            assertThat(transport.handedOver).isEmpty();
        });
        dispatcher().dispatch();

        assertThat(transport.handedOver).hasSize(1);
    }

    @Test
    void racingJobsWithOneKeyWriteOneMailAndAllCommit() throws Exception {
        int racers = 6;
        CyclicBarrier start = new CyclicBarrier(racers);
        List<Future<?>> jobs = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            EffectKey own = new EffectKey("INV-00010" + i, "serviceTask_other", 1);
            jobs.add(threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                inTransaction(
                        () -> {
                            mail.send(KEY, MESSAGE);
                            // Needs a transaction that the duplicate has not made unusable.
                            mail.send(own, MESSAGE);
                        },
                        false);
                return null;
            }));
        }
        for (Future<?> job : jobs) {
            job.get(30, TimeUnit.SECONDS);
        }

        assertThat(count()).isEqualTo(racers + 1);
    }

    @Test
    void headersCanNotBeInjected() {
        assertThatThrownBy(() -> mail.send(KEY, new MailMessage("a@b.example\r\nBcc: c@d.example", "s", "t", "h")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(KEY.value())
                .hasMessageNotContaining("b.example");
        assertThatThrownBy(() -> mail.send(KEY, new MailMessage("a@b.example,c@d.example", "s", "t", "h")))
                .isInstanceOf(IllegalArgumentException.class);

        mail.send(KEY, new MailMessage("a@b.example", "s\r\nBcc: c@d.example", "t", "h"));
        dispatcher().dispatch();

        assertThat(transport.handedOver)
                .singleElement()
                .extracting(Outgoing::subject)
                .isEqualTo("s Bcc: c@d.example");
    }

    // --- what goes wrong

    @Test
    void aMailThatIsNotAcceptedIsTriedAgainWithGrowingPauses(CapturedOutput log) {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.NotAccepted(new IOException("to " + sent.recipient()), true);

        List<Duration> pauses = List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2));
        dispatcher().dispatch();
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(state()).isEqualTo("WAITING");
            clock.add(pauses.get(i).minusMillis(1));
            dispatcher().dispatch();
            assertThat(transport.handedOver).as("before the pause is over").hasSize(i + 1);
            clock.add(Duration.ofMillis(1));
            dispatcher().dispatch();
            assertThat(transport.handedOver).as("after the pause").hasSize(i + 2);
        }

        assertThat(state()).isEqualTo("FAILED");
        clock.add(Duration.ofDays(30));
        dispatcher().dispatch();
        assertThat(transport.handedOver).hasSize(6);
        assertThat(log.getAll())
                .contains("ERROR", KEY.value() + " was not accepted in 6 attempts", "IOException")
                .doesNotContain("bergmann.example");
    }

    @Test
    void aServerThatIsAwayForTwoDaysGetsTheMailAllTheSame() {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.NotAccepted(new IOException());
        for (int hours = 0; hours < 48; hours += 2) {
            dispatcher().dispatch();
            clock.add(Duration.ofHours(2));
        }
        assertThat(transport.handedOver).as("no pause is longer than the last").hasSize(24);

        transport.answer = sent -> new Handover.Accepted();
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void aServerThatIsAwayForFiveDaysIsGivenUp() {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.NotAccepted(new IOException());
        for (int hours = 0; hours < 5 * 24; hours += 2) {
            dispatcher().dispatch();
            assertThat(state()).isEqualTo("WAITING");
            clock.add(Duration.ofHours(2));
        }

        clock.add(Duration.ofHours(2));
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void whoWantsNoSecondAttemptGetsNone() {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.NotAccepted(new IOException());

        new OutboxDispatcher(
                        outbox,
                        transport,
                        new MailSettings(
                                null,
                                null,
                                settings.pollInterval(),
                                List.of(),
                                settings.giveUpAfter(),
                                settings.inDoubtAfter(),
                                settings.keepFor()),
                        new TransactionTemplate(transactions),
                        clock)
                .dispatch();

        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aServerThatIsBackGetsTheMail() {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.NotAccepted(new IOException());
        dispatcher().dispatch();

        transport.answer = sent -> new Handover.Accepted();
        clock.add(Duration.ofSeconds(10));
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("SENT");
        assertThat(transport.handedOver).hasSize(2);
    }

    @Test
    void oneMailThatFailsDoesNotHoldUpTheOthers() {
        mail.send(KEY, MESSAGE);
        mail.send(new EffectKey("INV-000018", "serviceTask_x", 1), MESSAGE);
        transport.answer = sent ->
                sent.key().equals(KEY.value()) ? new Handover.NotAccepted(new IOException()) : new Handover.Accepted();

        dispatcher().dispatch();

        assertThat(jdbc.sql("select state from mail_outbox order by id")
                        .query(String.class)
                        .list())
                .containsExactly("WAITING", "SENT");
    }

    @Test
    void aDoubtfulMailIsHandedOverOnceMoreAndNeverAThirdTime(CapturedOutput log) {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> new Handover.Doubtful(new IOException("to " + sent.recipient()));

        for (int i = 0; i < 5; i++) {
            dispatcher().dispatch();
            clock.add(Duration.ofHours(3));
        }

        assertThat(transport.handedOver).hasSize(2);
        assertThat(transport.handedOver).extracting(Outgoing::messageId).containsOnly(messageId());
        assertThat(state()).isEqualTo("IN_DOUBT");
        assertThat(log.getAll()).contains("ERROR", KEY.value()).doesNotContain("bergmann.example");
    }

    @Test
    void afterACrashDuringTheHandoverTheMailGoesOutOnceMoreWithTheSameMessageId() {
        mail.send(KEY, MESSAGE);
        crashAfterHandover();

        clock.add(settings.inDoubtAfter());
        dispatcher().dispatch();
        assertThat(transport.handedOver)
                .as("until it is certain that nobody hands it over")
                .hasSize(1);
        clock.add(Duration.ofSeconds(1));
        dispatcher().dispatch();

        assertThat(transport.handedOver).hasSize(2);
        assertThat(transport.handedOver).extracting(Outgoing::messageId).containsOnly(messageId());
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void afterASecondCrashItStaysInDoubtAndIsNotSentAgain(CapturedOutput log) {
        mail.send(KEY, MESSAGE);
        crashAfterHandover();
        clock.add(settings.inDoubtAfter().plusSeconds(1));
        crashAfterHandover();

        for (int i = 0; i < 3; i++) {
            clock.add(Duration.ofHours(3));
            dispatcher().dispatch();
        }

        assertThat(transport.handedOver).hasSize(2);
        assertThat(state()).isEqualTo("IN_DOUBT");
        assertThat(log.getAll()).contains("ERROR", KEY.value()).doesNotContain("bergmann.example");
    }

    @Test
    void aCrashAndADoubtfulAnswerMakeTwoHandoversToo() {
        mail.send(KEY, MESSAGE);
        crashAfterHandover();
        transport.answer = sent -> new Handover.Doubtful(new IOException());

        for (int i = 0; i < 3; i++) {
            clock.add(Duration.ofHours(3));
            dispatcher().dispatch();
        }

        assertThat(transport.handedOver).hasSize(2);
        assertThat(state()).isEqualTo("IN_DOUBT");
    }

    // --- several nodes

    @Test
    void twoDispatchersShareTheWork() throws Exception {
        int mails = 60;
        for (int i = 0; i < mails; i++) {
            mail.send(new EffectKey("INV-%06d".formatted(i), "serviceTask_x", 1), MESSAGE);
        }
        FakeTransport other = new FakeTransport();
        // Each waits with its first mail until the other has one too: so both must have found work at the same time.
        CountDownLatch bothAtWork = new CountDownLatch(2);
        Function<Outgoing, Handover> together = sent -> {
            bothAtWork.countDown();
            return await(bothAtWork)
                    ? new Handover.Accepted()
                    : new Handover.NotAccepted(new IOException("the other one never got a mail"));
        };
        transport.answer = together;
        other.answer = together;
        Future<?> first = threads.submit(() -> dispatcher(transport).dispatch());
        Future<?> second = threads.submit(() -> dispatcher(other).dispatch());
        first.get(60, TimeUnit.SECONDS);
        second.get(60, TimeUnit.SECONDS);
        dispatcher().dispatch();

        List<Outgoing> all = new ArrayList<>(transport.handedOver);
        all.addAll(other.handedOver);
        assertThat(all).extracting(Outgoing::key).doesNotHaveDuplicates().hasSize(mails);
        assertThat(transport.handedOver).isNotEmpty();
        assertThat(other.handedOver).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from mail_outbox where state = 'SENT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(mails);
    }

    @Test
    void aHandoverHoldsNoTransaction() {
        mail.send(KEY, MESSAGE);
        transport.answer = sent -> {
            // Would wait for a lock if the claim were not committed.
            onAnotherThread(() -> jdbc.sql("update mail_outbox set last_error = 'seen' where state = 'SENDING'")
                    .update());
            assertThat(jdbc.sql("select last_error from mail_outbox")
                            .query(String.class)
                            .single())
                    .isEqualTo("seen");
            return new Handover.Accepted();
        };
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void aMailThatAnotherNodePutOffIsNotTakenBeforeItsTime() {
        mail.send(KEY, MESSAGE);
        long seen = outbox.due(clock.instant(), 10).get(0);

        transport.answer = sent -> new Handover.NotAccepted(new IOException("busy"));
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("WAITING");
        assertThat(outbox.claim(seen, clock.instant())).isEmpty();
        assertThat(outbox.claim(seen, clock.instant().plus(Duration.ofHours(1))))
                .isPresent();
    }

    @Test
    void aMailThatAnotherNodeIsTakingIsPassedOver() {
        mail.send(KEY, MESSAGE);
        EffectKey next = new EffectKey("INV-000018", "serviceTask_x", 1);
        mail.send(next, MESSAGE);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("select id from mail_outbox where effect_key = ? for update")
                    .param(KEY.value())
                    .query(Long.class)
                    .single();
            onAnotherThread(() -> dispatcher().dispatch());
        });

        assertThat(transport.handedOver).extracting(Outgoing::key).containsExactly(next.value());
    }

    @Test
    void aHandoverThatComesBackTooLateDoesNotFreeTheMailThatAnotherNodeIsHandingOver() {
        mail.send(KEY, MESSAGE);
        transport.answer = slow -> {
            clock.add(settings.inDoubtAfter().plusSeconds(1));
            crashAfterHandover();
            return new Handover.NotAccepted(new IOException());
        };
        dispatcher().dispatch();

        assertThat(transport.handedOver).hasSize(2);
        assertThat(state()).isEqualTo("SENDING");
    }

    @Test
    void aHandoverThatComesBackTooLateDoesNotTouchTheNextOne() {
        mail.send(KEY, MESSAGE);
        transport.answer = slow -> {
            clock.add(settings.inDoubtAfter().plusSeconds(1));
            transport.answer = fast -> new Handover.Accepted();
            dispatcher().dispatch();
            assertThat(state()).isEqualTo("SENT");
            return new Handover.NotAccepted(new IOException());
        };
        dispatcher().dispatch();

        assertThat(state()).isEqualTo("SENT");
        assertThat(transport.handedOver).hasSize(2);
    }

    @Test
    void whatTheServerAnsweredIsKeptThoughTheNextMailCanNotBeTaken() {
        mail.send(KEY, MESSAGE);
        mail.send(new EffectKey("INV-000018", "serviceTask_x", 1), MESSAGE);
        TransactionTemplate failsOnce = new TransactionTemplate(transactions) {
            private boolean failed;

            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return super.execute(status -> {
                    T done = action.doInTransaction(status);
                    if (!failed && transport.handedOver.size() == 1) {
                        failed = true;
                        throw new Crash();
                    }
                    return done;
                });
            }
        };
        OutboxDispatcher dispatcher = new OutboxDispatcher(outbox, transport, settings, failsOnce, clock);

        assertThatThrownBy(dispatcher::dispatch).isInstanceOf(Crash.class);

        assertThat(jdbc.sql("select state from mail_outbox order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SENT", "WAITING");
        dispatcher.dispatch();
        assertThat(transport.handedOver)
                .extracting(Outgoing::key)
                .containsExactly(KEY.value(), "INV-000018.serviceTask_x.1");
    }

    @Test
    void anInterruptWhileAMailGoesOutIsStillThereAfterTheNextOne() {
        mail.send(KEY, MESSAGE);
        mail.send(new EffectKey("INV-000018", "serviceTask_x", 1), MESSAGE);
        Function<Outgoing, Handover> before = transport.answer;
        transport.answer = sent -> {
            transport.answer = before;
            Thread.currentThread().interrupt();
            return before.apply(sent);
        };

        dispatcher().dispatch();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(jdbc.sql("select distinct state from mail_outbox")
                        .query(String.class)
                        .list())
                .containsExactly("SENT");
    }

    @Test
    void stoppingWaitsForTheMailThatIsBeingHandedOver() throws Exception {
        mail.send(KEY, MESSAGE);
        mail.send(new EffectKey("INV-000018", "serviceTask_x", 1), MESSAGE);
        TransactionTemplate undisturbed = new TransactionTemplate(transactions) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("interrupted, which databases answer with an error")
                        .isFalse();
                return super.execute(action);
            }
        };
        OutboxDispatcher dispatcher = new OutboxDispatcher(outbox, transport, settings, undisturbed, clock);
        CountDownLatch handingOver = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        transport.answer = sent -> {
            handingOver.countDown();
            await(stopping);
            // As a scheduler does that is shut down.
            Thread.currentThread().interrupt();
            return new Handover.Accepted();
        };
        threads.execute(dispatcher::dispatch);
        assertThat(handingOver.await(10, TimeUnit.SECONDS)).isTrue();
        threads.execute(() -> {
            while (!dispatcher.isStopped()) {
                Thread.onSpinWait();
            }
            stopping.countDown();
        });
        dispatcher.stop();

        assertThat(jdbc.sql("select state from mail_outbox order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SENT", "WAITING");
    }

    private OutboxDispatcher dispatcher() {
        return dispatcher(transport);
    }

    private OutboxDispatcher dispatcher(MailTransport to) {
        return new OutboxDispatcher(outbox, to, settings, new TransactionTemplate(transactions), clock);
    }

    /** The server has accepted the mail, and the program ends before it could note that. */
    private void crashAfterHandover() {
        Function<Outgoing, Handover> before = transport.answer;
        transport.answer = sent -> {
            throw new Crash();
        };
        assertThatThrownBy(() -> dispatcher().dispatch()).isInstanceOf(Crash.class);
        transport.answer = before;
    }

    private void inTransaction(Runnable work, boolean rollBack) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            work.run();
            if (rollBack) {
                status.setRollbackOnly();
            }
        });
    }

    private void onAnotherThread(Runnable work) {
        try {
            threads.submit(work).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String state() {
        return jdbc.sql("select state from mail_outbox").query(String.class).single();
    }

    private int count() {
        return jdbc.sql("select count(*) from mail_outbox").query(Integer.class).single();
    }

    private static String messageId() {
        return "<" + KEY.value() + "@localhost.localdomain>";
    }

    private static class Crash extends Error {}

    private static class FakeTransport implements MailTransport {

        final List<Outgoing> handedOver = new CopyOnWriteArrayList<>();
        final AtomicInteger rests = new AtomicInteger();
        volatile Function<Outgoing, Handover> answer = mail -> new Handover.Accepted();

        @Override
        public void rest() {
            rests.incrementAndGet();
        }

        @Override
        public Handover handOver(Outgoing mail) {
            handedOver.add(mail);
            return answer.apply(mail);
        }

        @Override
        public String description() {
            return "a fake";
        }
    }

    private static class MovableClock extends Clock {

        private volatile Instant now = Instant.now().plus(Duration.ofHours(1));

        void add(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
