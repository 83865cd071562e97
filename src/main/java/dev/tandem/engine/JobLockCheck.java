package dev.tandem.engine;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.SlowCall;
import dev.tandem.core.StartProblem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcProperties;
import org.springframework.stereotype.Component;

/**
 * Refuses a lock of jobs that could end while a job waits behind slow ones or runs itself: another node would then begin it a
 * second time.
 */
@Component
class JobLockCheck implements ProductionCheck {

    /** What the engine takes where nothing is set. */
    private static final int LOCK_OF_THE_ENGINE = 300_000;

    private static final int AT_ONCE_OF_THE_ENGINE = 3;
    private static final String STATEMENT_TIMEOUT = "jdbc-statement-timeout";

    private final CamundaBpmProperties engine;
    private final JdbcProperties jdbc;
    private final List<SlowCall> calls;

    JobLockCheck(CamundaBpmProperties engine, JdbcProperties jdbc, List<SlowCall> calls) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.calls = List.copyOf(calls);
    }

    private record Slow(Duration atMost, String settings) {}

    @Override
    public List<StartProblem> problems() {
        JobExecutionProperty jobs = engine.getJobExecution();
        if (!jobs.isEnabled()) {
            return List.of();
        }
        Duration lock = Duration.ofMillis(Objects.requireNonNullElse(jobs.getLockTimeInMillis(), LOCK_OF_THE_ENGINE));
        Slow slowest = slowest();
        int rounds = rounds(jobs);
        Duration needed = slowest.atMost().multipliedBy(rounds + 1L);
        return lock.compareTo(needed) >= 0
                ? List.of()
                : List.of(new StartProblem(
                        "A job can lose its lock before it has ended: the lock holds for " + lock.toSeconds()
                                + " s (camunda.bpm.job-execution.lock-time-in-millis). A call of a job may take "
                                + slowest.atMost().toSeconds() + " s (" + slowest.settings()
                                + "), and a job may wait for "
                                + rounds
                                + " such jobs before it begins (core-pool-size " + jobs.getCorePoolSize()
                                + ", max-pool-size " + jobs.getMaxPoolSize() + ", queue-capacity "
                                + jobs.getQueueCapacity() + ", max-jobs-per-acquisition " + atOnce(jobs) + ").",
                        "Set camunda.bpm.job-execution.lock-time-in-millis to " + needed.toMillis()
                                + " or more, or make the queue, or that time-out, smaller."));
    }

    /**
     * How many jobs one after the other, at worst, the last of the queue waits for. Threads beyond the core come only when the
     * queue is full; then as many as are acquired at once may wait before the queue, too.
     */
    private static int rounds(JobExecutionProperty jobs) {
        int whileNotFull = divided(jobs.getQueueCapacity(), jobs.getCorePoolSize());
        int whenFull = divided(jobs.getQueueCapacity() + atOnce(jobs), jobs.getMaxPoolSize());
        return Math.max(whileNotFull, whenFull);
    }

    private static int atOnce(JobExecutionProperty jobs) {
        return Objects.requireNonNullElse(jobs.getMaxJobsPerAcquisition(), AT_ONCE_OF_THE_ENGINE);
    }

    private static int divided(int jobs, int threads) {
        return (jobs + threads - 1) / Math.max(1, threads);
    }

    private Slow slowest() {
        Object ofEngine = engine.getGenericProperties().getProperties().get(STATEMENT_TIMEOUT);
        Stream<Slow> statements = Stream.of(
                new Slow(
                        Duration.ofSeconds(ofEngine == null ? 0 : Long.parseLong(ofEngine.toString())),
                        "camunda.bpm.generic-properties.properties." + STATEMENT_TIMEOUT),
                new Slow(
                        Objects.requireNonNullElse(jdbc.getTemplate().getQueryTimeout(), Duration.ZERO),
                        "spring.jdbc.template.query-timeout"));
        return Stream.concat(statements, calls.stream().map(call -> new Slow(call.atMost(), call.settings())))
                .max(Comparator.comparing(Slow::atMost))
                .orElseThrow();
    }
}
