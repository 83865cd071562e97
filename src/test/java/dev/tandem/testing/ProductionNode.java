package dev.tandem.testing;

import java.io.File;
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
import java.util.stream.Collectors;

/** Tandem as a program of its own in the profile {@code production}. */
public final class ProductionNode implements AutoCloseable {

    /** The first administrator. */
    public static final String ADMINISTRATOR = "anna.schmidt";

    /** Their password. */
    public static final String PASSWORD = "seven bicycles in line";

    /** What production wants to be told, other than the database. */
    public static final List<String> SETTINGS = List.of(
            "tandem.base-url=https://tandem.example",
            "tandem.links.signing-key=seven long bicycles stand in one line",
            "tandem.mail.from=tandem@company.example",
            // nobody listens there: mails wait
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=9",
            "tandem.screening.list.allow-invented=true",
            "tandem.identity.administrator.id=" + ADMINISTRATOR,
            "tandem.identity.administrator.password=" + PASSWORD,
            "tandem.identity.administrator.mail=anna@company.example");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int port;
    private final Path log;
    private final Process process;

    private ProductionNode(Path folder, String first, List<String> settings) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        log = Files.createTempFile(folder, "production", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                withoutTests(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                "dev.tandem.TandemApplication"));
        command.add(first);
        command.add("--spring.profiles.active=production");
        command.add("--logging.level.root=info");
        command.add("--camunda.bpm.job-execution.enabled=true");
        command.add("--server.port=" + port);
        command.add("--tandem.data=" + folder.resolve("data"));
        settings.forEach(setting -> command.add("--" + setting));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** The settings of the tests are not those of production. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(part -> !part.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Begins to start a node. */
    @SafeVarargs
    public static ProductionNode start(Path folder, List<String>... settings) throws IOException {
        return new ProductionNode(
                folder,
                "--tandem.lead.imports.background=true",
                Arrays.stream(settings).flatMap(List::stream).toList());
    }

    /** Runs {@code migrate} to its end. */
    public static ProductionNode migrate(Path folder, List<String> database) throws Exception {
        ProductionNode run = new ProductionNode(folder, "migrate", database);
        run.waitForEnd();
        return run;
    }

    /** Waits until its pages can be opened. */
    public ProductionNode waitUntilUp() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (administrator().get("/sign-in").status() == 200) {
                    return this;
                }
            } catch (UncheckedIOException notListeningYet) {
                // the next try will tell
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("The node does not come up:\n" + log());
    }

    /** Its API, as the first administrator. */
    public Api administrator() {
        return new Api(port, ADMINISTRATOR, PASSWORD);
    }

    /** Asks it to stop, as a container's runtime does, and waits until it has. */
    public Duration stop() throws InterruptedException {
        Instant begin = Instant.now();
        process.destroy();
        waitForEnd();
        return Duration.between(begin, Instant.now());
    }

    /** As a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    /** How it ended, which it has to do by itself. */
    public int waitForEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end:\n" + log());
        }
        return process.exitValue();
    }

    /** All that it said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
