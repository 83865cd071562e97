package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.SlowCall;
import dev.tandem.core.StartProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.JdbcProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

@Tag("once")
class JobLockCheckTest {

    private static final String JOBS = "camunda.bpm.job-execution.";

    @Test
    void whatTandemComesWithIsGoodEnough() throws Exception {
        assertThat(problems(Map.of(), call(25))).isEmpty();
    }

    @Test
    void aLockThatEndsWhileAJobRunsIsRefusedWithTheNumbersThatLeadToIt() throws Exception {
        assertThat(problems(Map.of(JOBS + "lock-time-in-millis", "59999"), call(25)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .contains(
                                    "holds for 59 s",
                                    "may take 30 s",
                                    "wait for 1 such jobs",
                                    "jdbc-statement-timeout");
                    assertThat(problem.action()).contains("lock-time-in-millis to 60000");
                });
    }

    @Test
    void aLongQueueNeedsALongLock() throws Exception {
        // 3 threads until the queue is full: the last of 30 waits for 10 jobs, and runs itself
        assertThat(problems(Map.of(JOBS + "queue-capacity", "30"), call(25)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("330000"));
        assertThat(problems(Map.of(JOBS + "queue-capacity", "30", JOBS + "lock-time-in-millis", "330000"), call(25)))
                .isEmpty();
    }

    /** What README advises for a small machine, and docker/compose.yaml sets. */
    @Test
    void fourThreadsAndAShortQueueAreGoodEnough() throws Exception {
        assertThat(problems(
                        Map.of(JOBS + "core-pool-size", "4", JOBS + "max-pool-size", "4", JOBS + "queue-capacity", "1"),
                        call(25)))
                .isEmpty();
        assertThat(problems(Map.of(JOBS + "core-pool-size", "4", JOBS + "max-pool-size", "4"), call(25)))
                .isNotEmpty();
    }

    @Test
    void whatIsAcquiredAtOnceWaitsBeforeAFullQueue() throws Exception {
        // 3 in the queue and 18 before it, for 10 threads: the last waits for 3 jobs
        assertThat(problems(Map.of(JOBS + "max-jobs-per-acquisition", "18"), call(25)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("120000"));
    }

    @Test
    void theSlowestCallCounts() throws Exception {
        assertThat(problems(Map.of(), call(20), call(31))).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("may take 31 s (call of 31)");
            assertThat(problem.action()).contains("62000");
        });
    }

    @Test
    void aNodeWithoutJobsNeedsNoLock() throws Exception {
        assertThat(problems(Map.of(JOBS + "lock-time-in-millis", "1", JOBS + "enabled", "false")))
                .isEmpty();
    }

    private static List<StartProblem> problems(Map<String, Object> settings, SlowCall... calls) throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        ConfigurationPropertySources.attach(environment);
        Binder binder = Binder.get(environment);
        return new JobLockCheck(
                        binder.bindOrCreate("camunda.bpm", CamundaBpmProperties.class),
                        binder.bindOrCreate("spring.jdbc", JdbcProperties.class),
                        List.of(calls))
                .problems();
    }

    private static SlowCall call(int seconds) {
        return new SlowCall() {
            @Override
            public Duration atMost() {
                return Duration.ofSeconds(seconds);
            }

            @Override
            public String settings() {
                return "call of " + seconds;
            }
        };
    }
}
