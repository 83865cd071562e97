package dev.tandem.testing.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bare Camunda starter in a JVM of its own (two of its web applications can't live in one), started once for all tests, to see
 * that an attack works there before it is seen to fail here. Without an administrator, and open to everybody, as it comes.
 */
public final class BareStarter {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static @Nullable URI address;

    private BareStarter() {}

    /** Where it listens, such as {@code http://localhost:4711}; starts it if it does not run yet. */
    public static synchronized URI running() {
        URI known = address;
        if (known == null) {
            try {
                known = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            address = known;
        }
        return known;
    }

    private static URI start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("bare-starter");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        BareApplication.class.getName(),
                        "--server.port=" + port,
                        "--spring.datasource.url=jdbc:h2:mem:bare;DB_CLOSE_DELAY=-1",
                        "--spring.datasource.username=sa",
                        // it would deploy what it finds of Tandem
                        "--camunda.bpm.auto-deployment-enabled=false",
                        "--camunda.bpm.generic-properties.properties.enforce-history-time-to-live=false")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        URI uri = URI.create("http://localhost:" + port);
        waitUntilUp(uri, process, folder.resolve("log.txt"));
        return uri;
    }

    private static void waitUntilUp(URI uri, Process process, Path log) throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest engines =
                HttpRequest.newBuilder(uri.resolve("/engine-rest/engine")).build();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (http.send(engines, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The bare starter does not start:\n" + Files.readString(log));
    }
}
