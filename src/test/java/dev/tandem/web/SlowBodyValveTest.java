package dev.tandem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.RawHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Sends bodies drop by drop to a Tomcat of its own, with and without the valve. */
@Tag("once")
class SlowBodyValveTest {

    private static final int DROPS = 40;
    private static final int BETWEEN_DROPS = 100;
    private static final Duration TIME = Duration.ofMillis(800);

    private @Nullable WebServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void withoutTheValveASlowSenderHoldsAThreadAsLongAsItLikes() {
        Duration held = timeOfSlowBody(start(new TomcatServletWebServerFactory(0)), "/read", List.of(200));
        assertThat(held).isGreaterThan(Duration.ofMillis((long) DROPS * BETWEEN_DROPS - 500));
    }

    @Test
    void aSlowBodyIsGivenUp() {
        Duration held = timeOfSlowBody(startWithValve(), "/read", List.of(400, 408));
        assertThat(held).isBetween(TIME, TIME.multipliedBy(3));
    }

    @Test
    void aSlowFormIsGivenUp() {
        assertThat(timeOfSlowBody(startWithValve(), "/form", List.of(0, 200, 400, 408)))
                .isLessThan(TIME.multipliedBy(3));
    }

    @Test
    void aSlowBodyThatNobodyReadsIsGivenUpAfterItsAnswer() {
        assertThat(timeOfSlowBody(startWithValve(), "/ignore", List.of(200))).isLessThan(TIME.multipliedBy(3));
    }

    @Test
    void aLargeBodyThatNobodyReadsStillGetsItsAnswer() {
        String large = "x".repeat(5_000_000);
        assertThat(RawHttp.send(startWithValve(), "POST", "/ignore", large).status())
                .isEqualTo(200);
    }

    @Test
    void anOrdinaryBodyArrives() {
        assertThat(RawHttp.send(startWithValve(), "POST", "/read", "hello").body())
                .isEqualTo("5");
    }

    /**
     * Sends until the server closes the connection or the body is complete.
     *
     * @param answers one of these must be answered; 0 is none at all
     */
    private static Duration timeOfSlowBody(int port, String path, List<Integer> answers) {
        long begin = System.nanoTime();
        RawHttp.Answer answer = RawHttp.exchange(
                port, "POST", path, List.of("Content-Type: application/x-www-form-urlencoded"), DROPS, out -> {
                    for (int i = 0; i < DROPS; i++) {
                        out.write('x');
                        out.flush();
                        pause();
                    }
                });
        assertThat(answers).contains(answer.status());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The attack itself is slow. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_DROPS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int startWithValve() {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        tomcat.addEngineValves(new SlowBodyValve(TIME));
        return start(tomcat);
    }

    private int start(TomcatServletWebServerFactory tomcat) {
        WebServer started = tomcat.getWebServer(
                context -> context.addServlet("test", new Reader()).addMapping("/*"));
        server = started;
        started.start();
        return started.getPort();
    }

    private static final class Reader extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String said = switch (request.getRequestURI()) {
                case "/read" -> String.valueOf(request.getInputStream().readAllBytes().length);
                case "/form" -> String.valueOf(request.getParameter("x"));
                default -> "not interested";
            };
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
