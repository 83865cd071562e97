package dev.tandem.integration.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.integration.SystemUnavailableException;
import dev.tandem.integration.http.ContractServer.Spoiler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/**
 * What the adapter of every outside system must stand: slow, broken, doubled and endless answers, nobody there.
 *
 * @param <P> the port
 * @param <S> the system that answers
 */
@Timeout(60)
public abstract class OutsideSystemTest<P, S extends ContractServer> {

    protected static final String TOKEN = "a-secret-token";

    protected final S server;
    protected final P system;

    protected OutsideSystemTest(S server) {
        this.server = server;
        this.system = connect(server.baseUrl());
    }

    /** Where a test system is, with time-outs of two seconds and answers up to 100,000 bytes. */
    protected static HttpSystem at(String baseUrl, String called, String settings) {
        return new HttpSystem(
                called,
                settings,
                "secrets",
                URI.create(baseUrl),
                null,
                null,
                TOKEN,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                DataSize.ofBytes(100_000));
    }

    /** The adapter, set to this address. */
    protected abstract P connect(String baseUrl);

    /** Asks for an effect, each time with the same key. */
    protected abstract Object effect(P system);

    /** The request that asks for the effect. */
    protected abstract String effectRequest();

    /** How often the effect happened in the other system. */
    protected abstract int effects();

    /** Asks for something without an effect. */
    protected abstract Object question(P system);

    /** An answer to the question. */
    protected abstract String answer();

    @BeforeEach
    void everyTestBeginsWithoutRequests() {
        assertThat(server.requests()).isEmpty();
    }

    @AfterEach
    void bothKeptToTheFile() {
        server.close();
        assertThat(server.violations()).isEmpty();
    }

    static List<Spoiler> halfAnswers() {
        return List.of(
                // in the middle of the answer
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                    exchange.getResponseBody().flush();
                },
                // in the middle, of an answer that does not say how long it is
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, 0);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                    exchange.getResponseBody().flush();
                    throw new IOException("the cable is cut");
                },
                // no answer
                (exchange, status, body) -> TimeUnit.SECONDS.sleep(20),
                // drop by drop
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, body.length);
                    for (byte b : body) {
                        exchange.getResponseBody().write(b);
                        exchange.getResponseBody().flush();
                        TimeUnit.MILLISECONDS.sleep(100);
                    }
                },
                // accepted, then broken
                (exchange, status, body) -> ContractServer.send(exchange, 500, new byte[0]),
                (exchange, status, body) ->
                        ContractServer.send(exchange, 502, "<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("halfAnswers")
    void whatBrokeAfterItWasAcceptedIsNotDoneTwice(Spoiler spoiler) {
        server.next(spoiler);
        Instant start = Instant.now();

        assertBroken(() -> effect(system), effectRequest());

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(effect(system)).isNotNull();
        assertThat(effects()).isEqualTo(1);
        assertThat(server.requests()).containsExactly(effectRequest(), effectRequest());
    }

    @Test
    void nobodyThereIsSaidSo() {
        server.close();

        assertBroken(() -> effect(system), "can't be reached");
    }

    @Test
    void twoAtOnceWithOneKeyDoItOnce() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> effect(system));
        var second = CompletableFuture.supplyAsync(() -> effect(system));

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(second.get(10, TimeUnit.SECONDS));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForTheAnswerToTheNextRequest() throws Exception {
        byte[] body = answer().getBytes(StandardCharsets.UTF_8);
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n" + answer();
        try (ServerSocket twice = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var serving = CompletableFuture.runAsync(() -> {
                while (!twice.isClosed()) {
                    try (Socket socket = twice.accept()) {
                        socket.setSoTimeout(1000);
                        boolean again = true;
                        while (again) {
                            again = socket.getInputStream().read(new byte[8192]) > 0;
                            OutputStream out = socket.getOutputStream();
                            out.write((answer + answer).getBytes(StandardCharsets.UTF_8));
                            out.flush();
                        }
                    } catch (IOException e) {
                        // closed by the other side, or at the end of the test
                    }
                }
            });
            P confused = connect("http://localhost:" + twice.getLocalPort());

            assertThat(question(confused)).isNotNull();
            for (int i = 0; i < 5; i++) {
                assertBroken(() -> effect(confused), "");
                assertThat(question(confused)).isNotNull();
            }
            twice.close();
            serving.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anEndlessAnswerIsReadAsFarAsTheLimit() {
        server.next((exchange, status, body) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(spaces);
            }
        });
        Instant start = Instant.now();

        assertBroken(() -> question(system), "larger than 100000 bytes");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void noRedirectIsFollowed() {
        server.next((exchange, status, body) -> {
            exchange.getResponseHeaders().set("Location", server.baseUrl() + "/elsewhere");
            ContractServer.send(exchange, 307, new byte[0]);
        });

        assertBroken(() -> question(system), "Tandem follows no redirects");

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whoIsNotLetInIsToldWhatToCheckWithoutTheSecret(int status) {
        server.answer(status, "");

        Throwable broken = assertBroken(() -> question(system), "does not accept how Tandem signs in");

        assertThat(stackOf(broken)).doesNotContain(TOKEN);
    }

    /** Calls, and makes sure that the answer was not taken for one. */
    protected static Throwable assertBroken(Runnable call, String why) {
        Throwable broken = catchThrowable(call::run);
        assertThat(broken).isInstanceOf(SystemUnavailableException.class).hasMessageContaining(why);
        return broken;
    }

    private static String stackOf(@Nullable Throwable broken) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = broken; at != null; at = at.getCause()) {
            all.append(at).append('\n');
        }
        return all.toString();
    }
}
