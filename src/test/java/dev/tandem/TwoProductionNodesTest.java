package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.testing.Api;
import dev.tandem.testing.ProductionNode;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes on one PostgreSQL: how they begin at the same moment, share the work, and go on when one of them stops or dies. */
@Tag("once")
class TwoProductionNodesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOCK = Duration.ofSeconds(20);
    private static final Duration ANSWER_AFTER = Duration.ofSeconds(2);
    private static final int LEADS = 40;

    private static final List<String> SLOW_CALLS = List.of(
            // no job takes longer than half the lock time, which production checks
            "tandem.crm.system=http",
            "tandem.crm.http.token=a-secret-token",
            "tandem.crm.http.connect-timeout=2s",
            "tandem.crm.http.read-timeout=8s",
            "spring.jdbc.template.query-timeout=10s",
            "camunda.bpm.generic-properties.properties.jdbc-statement-timeout=10",
            "camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis());

    @TempDir
    private Path folder;

    private final List<String> database = TestDatabase.freshPostgres().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(setting("url"), setting("username"), setting("password")));

    @Test
    void theyShareTheWorkAndOneGoesOnWhenTheOtherStopsOrDies() throws Exception {
        assertThat(ProductionNode.migrate(folder, database).waitForEnd()).isZero();
        try (SlowCrm crm = new SlowCrm();
                ProductionNode one = node("one", crm);
                ProductionNode two = node("two", crm)) {
            one.waitUntilUp();
            two.waitUntilUp();
            assertThat(all("select version_ || ' ' || key_ from act_re_procdef"))
                    .hasSize(4)
                    .allMatch(process -> process.startsWith("1 "));
            maySendLeads(one.administrator());

            send("first", List.of(one.administrator(), two.administrator()));
            await().atMost(PATIENCE).until(() -> crm.calls() > 0 && locked("one") > 0 && locked("two") > 0);
            Duration stopping = one.stop();

            assertThat(locked("one")).as(one.log()).isZero();
            assertThat(stopping).isLessThan(Duration.ofSeconds(28));
            assertThat(all("select id_ from act_ru_job where retries_ < 5")).isEmpty();
            await().atMost(PATIENCE).until(() -> arrived() == LEADS);
            assertThat(crm.callsFor("first")).hasSize(LEADS).allMatch(times -> times == 1);

            try (ProductionNode third = thatFollowsADead(two, crm)) {
                assertThat(crm.callsFor("second")).hasSize(LEADS).allMatch(times -> times <= 2);
                assertThat(all("select id_ from act_ru_job where retries_ < 5")).isEmpty();
                assertThat(third.log()).doesNotContain("a-secret-token");
            }
        }
    }

    private ProductionNode thatFollowsADead(ProductionNode two, SlowCrm crm) throws Exception {
        send("second", List.of(two.administrator()));
        await().atMost(PATIENCE)
                .until(() -> locked("two") > 3 && crm.callsFor("second").size() > 3);
        two.kill();
        Instant unlocked = Instant.now().plus(LOCK);
        List<String> left = all("select id_ from act_ru_job where lock_owner_ like 'two/%'");
        assertThat(left).isNotEmpty();

        ProductionNode third = node("three", crm);
        third.waitUntilUp();
        Instant up = Instant.now();
        Instant begin = up.isAfter(unlocked) ? up : unlocked;
        await().atMost(PATIENCE)
                .until(() -> all("select id_ from act_ru_job where lock_owner_ like 'two/%'")
                        .isEmpty());
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        await().atMost(PATIENCE).until(() -> arrived() == 2 * LEADS);
        return third;
    }

    private ProductionNode node(String name, SlowCrm crm) throws IOException {
        return ProductionNode.start(
                folder,
                ProductionNode.SETTINGS,
                database,
                SLOW_CALLS,
                List.of("tandem.node=" + name, "tandem.crm.http.base-url=" + crm.baseUrl()));
    }

    private static void maySendLeads(Api administrator) {
        assertThat(administrator
                        .put("/engine-rest/group/sales/members/" + ProductionNode.ADMINISTRATOR, "")
                        .status())
                .isEqualTo(204);
    }

    private static void send(String wave, List<Api> nodes) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Api.Answer>> leads = IntStream.range(0, LEADS)
                    .<Callable<Api.Answer>>mapToObj(
                            n -> () -> nodes.get(n % nodes.size()).post("/api/leads", """
                                    {"firstName": "Mia", "lastName": "Miller", "company": "Company %2$d",
                                     "mail": "%1$s-%2$d@company-%2$d.example", "country": "DE"}""".formatted(wave, n)))
                    .toList();
            for (Future<Api.Answer> answer : senders.invokeAll(leads)) {
                assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(201);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private int locked(String node) {
        return all("select id_ from act_ru_job where lock_owner_ like '" + node + "/%'")
                .size();
    }

    /** Where each lead waits, as there are no teams. */
    private int arrived() {
        return all("select id_ from act_ru_task where task_def_key_ = 'userTask_chooseTeam'")
                .size();
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private String setting(String name) {
        String begin = "spring.datasource." + name + "=";
        return database.stream()
                .filter(setting -> setting.startsWith(begin))
                .map(setting -> setting.substring(begin.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Takes its time to answer that it knows nobody. */
    private static final class SlowCrm implements AutoCloseable {

        private static final Pattern MAIL = Pattern.compile("(first|second)-\\d+@");

        private final HttpServer server;
        private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

        SlowCrm() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/candidates", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            Matcher mail = MAIL.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (mail.find()) {
                calls.computeIfAbsent(mail.group(), any -> new AtomicInteger()).incrementAndGet();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(ANSWER_AFTER.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] nobody = "{\"contacts\": [], \"companies\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, nobody.length);
            exchange.getResponseBody().write(nobody);
            exchange.close();
        }

        String baseUrl() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        int calls() {
            return callsFor("").stream().mapToInt(Integer::intValue).sum();
        }

        List<Integer> callsFor(String wave) {
            return calls.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(wave))
                    .map(entry -> entry.getValue().get())
                    .toList();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
