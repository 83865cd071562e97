package dev.tandem.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.RawHttp;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.TestDatabase;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.catalina.Valve;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests that bring too much are answered in plain words, and cost little. */
@TandemServerTest
class LimitsTest {

    private static final int MB = 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ServletWebServerApplicationContext context;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/message", "/api/invoices", "/engine-rest/filter/create"})
    void aBodyThatSaysItIsTooLargeIsNotRead(String path) {
        AtomicLong sent = new AtomicLong();
        RawHttp.Answer answer = RawHttp.exchange(
                port, "POST", path, headers("clerk", As.JSON), 3L * MB, out -> send(out, 3 * MB, sent));
        assertTooLarge(answer, "1 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/message", "/api/invoices"})
    void aBodyThatDoesNotSayHowLargeItIsIsReadAsFarAsTheLimit(String path) {
        RawHttp.Answer answer = RawHttp.exchange(
                port, "POST", path, headers("clerk", As.JSON, "Transfer-Encoding: chunked"), 0, out -> chunks(out, 3));
        assertTooLarge(answer, "1 MB");
    }

    @Test
    void aChunkedBodyWithinTheLimitArrivesWhole() {
        String query = "{\"nameLike\":\"" + "x".repeat(100_000) + "\"}";
        RawHttp.Answer answer = RawHttp.exchange(
                port,
                "POST",
                "/engine-rest/task?maxResults=50",
                headers("clerk", As.JSON, "Transfer-Encoding: chunked"),
                0,
                out -> {
                    chunk(out, query.substring(0, 50_000));
                    chunk(out, query.substring(50_000));
                    chunk(out, "");
                });
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        RawHttp.Answer broken = RawHttp.exchange(
                port, "POST", "/engine-rest/task", headers("clerk", As.JSON, "Transfer-Encoding: chunked"), 0, out -> {
                    chunk(out, query.substring(0, 50_000));
                    chunk(out, "");
                });
        assertThat(broken.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, /engine-rest/deployment/create",
        "clerk, /engine-rest/task/any/attachment/create",
        "clerk, /engine-rest/task/any/variables/file/data",
        "admin, /engine-rest/process-instance/any/variables/file/data"
    })
    void anUploadToTheEngineIsLimitedToo(String user, String path) {
        long deployments = repository.createDeploymentQuery().count();
        String head = "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n\r\n";
        RawHttp.Answer known = RawHttp.exchange(
                port, "POST", path, headers(user, "Content-Type: multipart/form-data; boundary=x"), 20L * MB, out -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    send(out, 20 * MB - head.length(), new AtomicLong());
                });
        assertTooLarge(known, "15 MB");
        RawHttp.Answer chunked = RawHttp.exchange(
                port,
                "POST",
                path,
                headers(user, "Content-Type: multipart/form-data; boundary=x", "Transfer-Encoding: chunked"),
                0,
                out -> {
                    chunk(out, head);
                    chunks(out, 20);
                });
        assertTooLarge(chunked, "15 MB");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void anUploadHasFewParts() {
        long deployments = repository.createDeploymentQuery().count();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < FewParts.MOST + 1; i++) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(i)
                    .append("\"; filename=\"")
                    .append(i)
                    .append(".form\"\r\n\r\n{}\r\n");
        }
        RawHttp.Answer answer = RawHttp.send(
                port,
                "POST",
                "/engine-rest/deployment/create",
                body.append("--x--\r\n").toString(),
                As.user("owner"),
                "Content-Type: multipart/form-data; boundary=x");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("multipart/form-data cannot be processed");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"models.zip", "models.bar", "models.jar", "models.bpmn"})
    void anArchiveIsNotUnpacked(String name) throws Exception {
        long deployments = repository.createDeploymentQuery().count();
        long definitions = repository.createProcessDefinitionQuery().count();
        var archive = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(archive)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("hidden.bpmn"));
            zip.write(java.nio.file.Files.readAllBytes(
                    java.nio.file.Path.of("processes/invoice-approval/invoice-approval.bpmn")));
            zip.closeEntry();
        }
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        RawHttp.Answer answer = RawHttp.exchange(
                port,
                "POST",
                "/engine-rest/deployment/create",
                headers("owner", "Content-Type: multipart/form-data; boundary=x"),
                head.length + archive.size() + tail.length,
                out -> {
                    out.write(head);
                    archive.writeTo(out);
                    out.write(tail);
                    out.flush();
                });
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(definitions);
    }

    @Test
    void aStrangersBodyIsNotRead() {
        RawHttp.Answer answer = RawHttp.exchange(
                port,
                "POST",
                "/engine-rest/task",
                List.of(As.JSON),
                3L * MB,
                out -> send(out, 3 * MB, new AtomicLong()));
        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/process-instance", "/engine-rest/filter/create"})
    void deeplyNestedJsonIsRefusedAndOverflowsNothing(String path) {
        String[] bodies = {
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            "{\"orQueries\":".repeat(2_000) + "[]" + "}".repeat(2_000),
            "{\"taskVariables\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"
        };
        for (String body : bodies) {
            RawHttp.Answer answer = RawHttp.send(port, "POST", path, body, As.user("admin"), As.JSON);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("jackson", "StreamReadConstraints", "java.");
        }
    }

    @Test
    void aNumberThatIsTooLongIsRefused() {
        RawHttp.Answer answer = RawHttp.send(
                port,
                "POST",
                "/engine-rest/task",
                "{\"priority\":" + "9".repeat(100_000) + "}",
                As.user("admin"),
                As.JSON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void tooManyHeadersParametersOrTooLongAnAddressAreRefused() {
        String[] headers = new String[200];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "X-Header-" + i + ": x";
        }
        assertThat(RawHttp.send(port, "GET", "/sign-in", "", headers).status()).isBetween(400, 499);
        assertThat(RawHttp.send(port, "GET", "/sign-in?q=" + "x".repeat(40_000), "")
                        .status())
                .isBetween(400, 499);
        assertThat(RawHttp.send(port, "GET", "/sign-in", "", "X-Long: " + "x".repeat(40_000))
                        .status())
                .isBetween(400, 499);
        // more than these are left out, unread
        assertThat(((TomcatWebServer) context.getWebServer())
                        .getTomcat()
                        .getConnector()
                        .getMaxParameterCount())
                .isEqualTo(500);
    }

    @Test
    void aFormOfAPageIsSmall() {
        RawHttp.Answer answer = RawHttp.exchange(
                port,
                "POST",
                "/sign-in",
                List.of("Content-Type: application/x-www-form-urlencoded"),
                3L * MB,
                out -> send(out, 3 * MB, new AtomicLong()));
        assertThat(answer.status()).isIn(400, 403, 413);
    }

    @Test
    void timeIsLimitedEverywhere() {
        assertThat(((TomcatWebServer) context.getWebServer())
                        .getTomcat()
                        .getEngine()
                        .getPipeline()
                        .getValves())
                .extracting(Valve::getClass)
                .anyMatch(SlowBodyValve.class::equals);
        assertThat(context.getServletContext().getSessionTimeout()).isEqualTo(30);
    }

    @Test
    void aStatementMayTakeHalfAMinute() {
        if (TestDatabase.isPostgres()) {
            assertThat(timeoutsOfConnections(8)).containsOnly("30s");
            // and no timer of the driver beside
            assertThat(engine.getJdbcStatementTimeout()).isNull();
            assertThat(jdbc.getQueryTimeout()).isEqualTo(-1);
            assertThatThrownBy(() -> jdbc.execute((Connection connection) -> sleepLongerThanAllowed(connection)))
                    .isInstanceOf(QueryTimeoutException.class);
        } else {
            assertThat(engine.getJdbcStatementTimeout()).isEqualTo(30);
            assertThat(engine.getSqlSessionFactory().getConfiguration().getDefaultStatementTimeout())
                    .isEqualTo(30);
            assertThat(jdbc.getQueryTimeout()).isEqualTo(30);
        }
    }

    /** Of connections at the same time, those that the migrations had included. */
    private List<String> timeoutsOfConnections(int count) {
        if (count == 0) {
            return List.of();
        }
        return Objects.requireNonNull(jdbc.execute((Connection connection) -> {
            List<String> found = new ArrayList<>(inAnotherThread(() -> timeoutsOfConnections(count - 1)));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("show statement_timeout")) {
                row.next();
                found.add(row.getString(1));
            }
            return found;
        }));
    }

    private static <T> T inAnotherThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread -> new Thread(thread).start())
                .join();
    }

    private static @Nullable Void sleepLongerThanAllowed(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 50");
            statement.execute("select pg_sleep(5)");
            return null;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> headers(String user, String... more) {
        var headers = new java.util.ArrayList<>(List.of(more));
        headers.add(As.user(user));
        return headers;
    }

    private static void assertTooLarge(RawHttp.Answer answer, String limit) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("The request is larger than " + limit);
    }

    private static void send(OutputStream out, int bytes, AtomicLong sent) throws java.io.IOException {
        byte[] block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (int left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, Math.min(left, block.length));
            sent.addAndGet(block.length);
        }
        out.flush();
    }

    private static void chunks(OutputStream out, int megabytes) throws java.io.IOException {
        for (int i = 0; i < megabytes; i++) {
            chunk(out, " ".repeat(MB));
        }
        chunk(out, "");
    }

    private static void chunk(OutputStream out, String text) throws java.io.IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
