package dev.tandem.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Tandem as a program of its own, which can be killed, as a power cut does, and started again on its files. */
public final class TandemProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final String[] settings;
    private final int port;
    private Process process;

    /**
     * Starts it and waits until it answers.
     *
     * @param settings for example {@code tandem.accounting.system=http}
     */
    public TandemProcess(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = run();
        waitUntilUp();
    }

    public Api as(String user) {
        return new Api(port, user);
    }

    public Path data() {
        return folder.resolve("data");
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    public void startAgain() throws IOException {
        process = run();
        waitUntilUp();
    }

    /** The case as its API shows it, as soon as it is as wanted. */
    public JsonNode waitForCase(String caseId, Predicate<JsonNode> wanted) {
        return waitFor("clerk", "/api/invoices/" + caseId, wanted);
    }

    /** What the API shows a sample user, as soon as it is as wanted. */
    public JsonNode waitFor(String user, String path, Predicate<JsonNode> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode shown = null;
        while (Instant.now().isBefore(end)) {
            shown = as(user).get(path).json();
            if (wanted.test(shown)) {
                return shown;
            }
            pause();
        }
        throw new AssertionError(path + " does not come so far: " + shown + "\n" + log());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process run() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "dev.tandem.TandemApplication",
                "--server.port=" + port,
                "--tandem.data=" + data(),
                "--camunda.bpm.job-execution.enabled=true",
                "--tandem.lead.imports.background=true",
                // a killed node's jobs are free again after this time
                "--camunda.bpm.job-execution.lock-time-in-millis=15000"));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
    }

    private void waitUntilUp() {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (as("clerk").get("/api/invoices?size=1").status() == 200) {
                    return;
                }
            } catch (UncheckedIOException notListeningYet) {
                // the next try will tell
            }
            pause();
        }
        throw new AssertionError("The server does not come up:\n" + log());
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
