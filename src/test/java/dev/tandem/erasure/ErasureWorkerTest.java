package dev.tandem.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DatabaseSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = DatabaseSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ExtendWith(OutputCaptureExtension.class)
class ErasureWorkerTest {

    private static final String ONE = "LEAD-000001";
    private static final String TWO = "LEAD-000002";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final FakeEngine engine = new FakeEngine();
    private final FakeCases feature = new FakeCases();
    private final List<String> erased = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    /** When the last wish was recorded. */
    private Instant start = Instant.EPOCH;

    private TransactionTemplate transaction;
    private Erasures erasures;
    private ErasureWorker worker;

    @BeforeEach
    void start() {
        transaction = new TransactionTemplate(transactions);
        erasures = new Erasures(jdbc);
        worker = new ErasureWorker(
                erasures, engine, List.of(feature), List.of(erased::add), List.of(files::removeAll), transaction);
    }

    @AfterEach
    void clear() {
        jdbc.sql("delete from erasure").update();
    }

    private void request(String caseId) {
        transaction.executeWithoutResult(status -> erasures.request(caseId, "lead-assignment", "sales"));
        start = erasure(caseId).requestedAt();
    }

    private Erasure erasure(String caseId) {
        return erasures.of(caseId).orElseThrow();
    }

    @Test
    void aRunningCaseIsToldToEndAndErasedWhenItHas() {
        engine.running.add(ONE);
        request(ONE);

        worker.look(start);
        assertThat(engine.told).containsExactly(ONE + " leadErasure");
        assertThat(erased).isEmpty();

        engine.running.clear();
        worker.look(start.plusSeconds(10));
        assertThat(engine.forgotten).containsExactly(ONE);
        assertThat(erased).containsExactly(ONE);
        assertThat(erasure(ONE).finishedAt()).isNotNull();

        worker.look(start.plusSeconds(20));
        assertThat(erased).containsExactly(ONE);
    }

    @Test
    void aCaseThatDoesNotEndIsEndedByForce() {
        engine.running.add(ONE);
        request(ONE);

        worker.look(start);
        worker.look(start.plus(ErasureWorker.PATIENCE).minusSeconds(10));
        assertThat(engine.running).containsExactly(ONE);
        worker.look(start.plus(ErasureWorker.PATIENCE));

        assertThat(engine.running).isEmpty();
        assertThat(erasure(ONE).erasedAt()).isNotNull();
    }

    @Test
    void theSameWishAgainChangesNothing() {
        request(ONE);
        worker.look(start);
        Erasure before = erasure(ONE);
        request(ONE);
        worker.look(start.plusSeconds(10));

        assertThat(erasure(ONE)).isEqualTo(before);
        assertThat(erased).containsExactly(ONE);
    }

    @Test
    void aCaseThatCanNotBeErasedHoldsUpNoOtherAndIsTriedAgain(CapturedOutput output) {
        engine.broken.add(ONE);
        request(ONE);
        request(TWO);

        worker.look(start);
        assertThat(erased).containsExactly(TWO);
        assertThat(erasure(ONE).erasedAt()).isNull();
        assertThat(output.getOut())
                .contains(ONE + " is not erased yet: IllegalStateException")
                .doesNotContain("Quackenbush");

        engine.broken.clear();
        worker.look(start.plusSeconds(11));
        assertThat(erased).containsExactly(TWO, ONE);
    }

    @Test
    void whatIsLateIsAnErrorInTheLog(CapturedOutput output) {
        engine.broken.add(ONE);
        request(ONE);

        worker.look(start);
        assertThat(output.getOut()).doesNotContain("should have been erased by now");
        worker.look(start.plus(Duration.ofMinutes(9)));
        assertThat(output.getOut()).contains(ONE + " should have been erased by now");
    }

    @Test
    void anotherSystemThatIsAwayHoldsUpNothingAndIsAskedUntilItAnswers(CapturedOutput output) {
        feature.contact = Optional.of("C-1");
        feature.away = true;
        request(ONE);

        worker.look(start);
        assertThat(erased).containsExactly(ONE);
        assertThat(erasure(ONE).erasedAt()).isNotNull();
        assertThat(erasure(ONE).finishedAt()).isNull();
        worker.look(start.plusSeconds(5));
        assertThat(feature.asked).as("not before the pause is over").containsExactly("C-1");
        worker.look(start.plusSeconds(11));
        worker.look(start.plusSeconds(20));
        worker.look(start.plusSeconds(32));
        assertThat(feature.asked).as("with longer pauses").hasSize(3);

        feature.away = false;
        worker.look(start.plus(Duration.ofDays(1)));
        assertThat(erasure(ONE).finishedAt()).isNotNull();
        assertThat(jdbc.sql("select count(*) from erasure where elsewhere is not null")
                        .query(Integer.class)
                        .single())
                .as("references to the person that are left")
                .isZero();
        assertThat(output.getOut()).doesNotContain("Quackenbush");
    }

    @Test
    void whatAnotherNodeDoesIsNotDoneHere() throws Exception {
        request(ONE);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService otherNode = Executors.newSingleThreadExecutor();
        try {
            Future<?> other = otherNode.submit(() -> transaction.executeWithoutResult(status -> {
                erasures.lock(ONE);
                held.countDown();
                await(done);
            }));
            await(held);
            worker.look(start);
            assertThat(erased).isEmpty();
            done.countDown();
            other.get(10, TimeUnit.SECONDS);
        } finally {
            otherNode.shutdownNow();
        }

        worker.look(start);
        assertThat(erased).containsExactly(ONE);
    }

    @Test
    void filesThatTurnUpLaterGoToo() {
        request(ONE);
        worker.look(start);
        files.add(ONE);
        files.add(TWO);

        worker.look(start.plus(Duration.ofMinutes(1)));

        assertThat(files).containsExactly(TWO);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class FakeEngine implements EngineCases {

        private final Set<String> running = new HashSet<>();
        private final Set<String> broken = new HashSet<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> forgotten = new ArrayList<>();

        @Override
        public boolean isRunning(String caseId) {
            if (broken.contains(caseId)) {
                throw new IllegalStateException("It is about Zebulon Quackenbush");
            }
            return running.contains(caseId);
        }

        @Override
        public void tell(String caseId, String message) {
            told.add(caseId + " " + message);
        }

        @Override
        public void end(String caseId) {
            running.remove(caseId);
        }

        @Override
        public void forget(String caseId) {
            forgotten.add(caseId);
        }
    }

    private static final class FakeCases implements ErasableCases {

        private final List<String> asked = new ArrayList<>();
        private Optional<String> contact = Optional.empty();
        private boolean away;

        @Override
        public String process() {
            return "lead-assignment";
        }

        @Override
        public String message() {
            return "leadErasure";
        }

        @Override
        public Optional<String> elsewhere(String caseId) {
            return contact;
        }

        @Override
        public void eraseElsewhere(String caseId, String reference) {
            asked.add(reference);
            if (away) {
                throw new IllegalStateException("No answer about Zebulon Quackenbush");
            }
        }
    }
}
