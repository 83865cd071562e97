package dev.tandem.lead.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemProcess;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two programs on one PostgreSQL, both running jobs and looking after waiting leads: many leads at the same moment never get more
 * places than there are, and each place that becomes free goes to one.
 */
@Tag("once")
class TwoNodesTest {

    private static final int LEADS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void noTwoLeadsGetTheSameLastPlaceWhicheverNodeLooks(@TempDir Path folder) throws Exception {
        Map<String, String> database = TestDatabase.freshPostgres();
        String[] settings = database.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.get("spring.datasource.url"),
                database.get("spring.datasource.username"),
                database.get("spring.datasource.password")));
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        try (TandemProcess first = new TandemProcess(one, settings);
                TandemProcess second = new TandemProcess(other, settings);
                Overbooked overbooked = new Overbooked(jdbc)) {
            capacity(first, "sales", 2);
            capacity(second, "sales4", 1);

            send(List.of(first.as("sales"), second.as("sales")));
            await().atMost(PATIENCE).until(() -> count(jdbc, "assigned") + count(jdbc, "waiting") == LEADS);

            assertThat(open(jdbc, "sales")).isEqualTo(2);
            assertThat(open(jdbc, "sales4")).isEqualTo(1);

            capacity(second, "sales", 6);
            capacity(first, "sales4", 5);
            await().atMost(PATIENCE).until(() -> contactTasks(jdbc) == 11);

            assertThat(open(jdbc, "sales")).isEqualTo(6);
            assertThat(open(jdbc, "sales4")).isEqualTo(5);

            complete(jdbc, "sales", List.of(first.as("sales"), second.as("sales")), 4);
            await().atMost(PATIENCE).until(() -> contactTasks(jdbc) == 11 && open(jdbc, "sales") == 6);

            assertThat(count(jdbc, "qualified")).isEqualTo(4);
            assertThat(count(jdbc, "waiting")).isEqualTo(LEADS - 11 - 4);
            assertThat(overbooked.seen()).isEmpty();
        }
    }

    private static void capacity(TandemProcess node, String rep, int capacity) {
        Api.Answer answer =
                node.as("saleslead").put("/api/teams/dach/members/" + rep, "{\"capacity\": " + capacity + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static void send(List<Api> nodes) throws Exception {
        atOnce(LEADS, n -> {
            Api.Answer answer = nodes.get(n % nodes.size()).post("/api/leads", """
                            {"firstName": "Mia", "lastName": "Miller %1$d", "company": "Company %1$d",
                             "mail": "mia@company-%1$d.example", "country": "DE"}""".formatted(n));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        });
    }

    /** The rep qualifies some of their leads, on both nodes at the same moment. */
    private static void complete(JdbcClient jdbc, String rep, List<Api> nodes, int count) throws Exception {
        JsonNode tasks = nodes.get(0)
                .get("/engine-rest/task?taskDefinitionKey=userTask_contactLead&candidateUser=" + rep)
                .json();
        assertThat(tasks.size()).isGreaterThanOrEqualTo(count);
        atOnce(count, n -> {
            Api.Answer answer = nodes.get(n % nodes.size())
                    .post(
                            "/engine-rest/task/" + tasks.get(n).get("id").asText() + "/complete",
                            "{\"variables\": {\"decision\": {\"value\": \"qualified\", \"type\": \"String\"}}}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        });
    }

    private interface Step {
        void take(int n) throws Exception;
    }

    private static void atOnce(int count, Step step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int which = n;
                running.add(threads.submit(() -> {
                    start.await();
                    step.take(which);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : running) {
                future.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int open(JdbcClient jdbc, String rep) {
        return jdbc.sql("select count(*) from lead_assignment where rep = ? and open_lead is not null")
                .param(rep)
                .query(Integer.class)
                .single();
    }

    private static int count(JdbcClient jdbc, String state) {
        return jdbc.sql("select count(*) from lead where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    private static int contactTasks(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from act_ru_task where task_def_key_ = 'userTask_contactLead'")
                .query(Integer.class)
                .single();
    }

    /** Looks all the time whether somebody has more leads than they can have. */
    private static final class Overbooked implements AutoCloseable {

        private final Set<String> seen = new HashSet<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Thread watch;

        Overbooked(JdbcClient jdbc) {
            watch = new Thread(() -> {
                while (!stopped.get()) {
                    List<String> reps = jdbc.sql("""
                                    select m.user_id from sales_team_member m where m.capacity <
                                        (select count(*) from lead_assignment a where a.rep = m.user_id and a.open_lead is not null)""").query(String.class).list();
                    synchronized (seen) {
                        seen.addAll(reps);
                    }
                }
            });
            watch.start();
        }

        Set<String> seen() {
            synchronized (seen) {
                return Set.copyOf(seen);
            }
        }

        @Override
        public void close() throws InterruptedException {
            stopped.set(true);
            watch.join();
        }
    }
}
