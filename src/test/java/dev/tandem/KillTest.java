package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.SampleInvoice;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the running program, as a power cut does, and starts it again on its files. */
@Tag("once")
class KillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private int port;
    private Process server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = run();
        waitUntilUp();
    }

    @AfterEach
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Test
    void whatWasAcceptedGoesOnAfterAKill() throws Exception {
        Api clerk = new Api(port, "clerk");
        List<SampleInvoice> invoices = new ArrayList<>();
        List<String> caseIds = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            SampleInvoice invoice = SampleInvoice.bergmann("1%d.00".formatted(n));
            Api.Answer answer = clerk.send(invoice.xml(), "invoice.xml");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            invoices.add(invoice);
            caseIds.add(answer.caseId());
        }
        kill();

        server = run();
        waitUntilUp();

        for (int n = 0; n < caseIds.size(); n++) {
            JsonNode posted = waitUntilPosted(clerk, caseIds.get(n));
            assertThat(posted.at("/invoice/number").asText())
                    .isEqualTo(invoices.get(n).number());
            assertThat(clerk.get("/api/invoices/" + caseIds.get(n) + "/document")
                            .response()
                            .body())
                    .isEqualTo(invoices.get(n).xml());
        }
        assertThat(Files.list(folder.resolve("data/outbox"))
                        .filter(file -> file.toString().endsWith(".eml")))
                .isNotEmpty();
    }

    private Process run() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        "dev.tandem.TandemApplication",
                        "--server.port=" + port,
                        "--tandem.data=" + folder.resolve("data"),
                        "--camunda.bpm.job-execution.enabled=true",
                        // a killed node's jobs are free again after this time
                        "--camunda.bpm.job-execution.lock-time-in-millis=15000")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
    }

    private void waitUntilUp() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                if (new Api(port, "clerk").get("/api/invoices?size=1").status() == 200) {
                    return;
                }
            } catch (java.io.UncheckedIOException e) {
                // not listening yet
            }
            if (!server.isAlive()) {
                break;
            }
            pause();
        }
        throw new AssertionError("The server does not come up:\n" + Files.readString(folder.resolve("log.txt")));
    }

    private JsonNode waitUntilPosted(Api clerk, String caseId) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode shown = null;
        while (Instant.now().isBefore(end)) {
            shown = clerk.get("/api/invoices/" + caseId).json();
            if ("posted".equals(shown.get("state").asText())) {
                return shown;
            }
            pause();
        }
        throw new AssertionError(
                caseId + " is not posted: " + shown + "\n" + Files.readString(folder.resolve("log.txt")));
    }

    /** Waits for another process: there is nothing here to be told by. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
