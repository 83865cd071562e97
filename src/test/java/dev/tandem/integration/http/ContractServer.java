package dev.tandem.integration.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An outside system on a real port that keeps to its OpenAPI file: what it was asked with one key it does once. What is
 * queued with {@link #next} spoils answers after the work was done, as a network does.
 */
public abstract class ContractServer implements AutoCloseable {

    private static final String BASE = "/base";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Contract contract;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Spoilt> spoilers = new ArrayList<>();
    private final List<Delayed> delays = new ArrayList<>();
    private final Map<String, Reply> answered = new HashMap<>();

    /** @param file name of the OpenAPI file */
    protected ContractServer(String file) throws IOException {
        contract = new Contract(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(BASE, this::handle);
        server.start();
    }

    /** What is done to an answer. */
    public interface Spoiler {

        void send(HttpExchange exchange, int status, byte[] body) throws IOException, InterruptedException;
    }

    private record Spoilt(Question about, Spoiler spoiler) {}

    /** What is asked; what is empty may be anything. */
    private record Question(String request, String caseId) {

        boolean isThis(String asked, @Nullable String key) {
            return (request.isEmpty() || request.equals(asked))
                    && (caseId.isEmpty() || (key != null && key.startsWith(caseId + ".")));
        }
    }

    /** What keeps a request on its way. */
    public interface Delay {

        void underWay() throws InterruptedException;
    }

    private record Delayed(Question about, Delay delay) {}

    /** An answer before it is sent. */
    public record Reply(int status, byte[] body) {

        public static Reply of(int status, String body) {
            return new Reply(status, body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply nothing() {
            return of(204, "");
        }

        public static Reply notFound() {
            return of(404, "{\"reason\": \"NOT_FOUND\", \"explanation\": \"There is no such thing.\"}");
        }
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + BASE;
    }

    /** Spoils the next answer that was not spoilt yet. */
    public void next(Spoiler spoiler) {
        next("", spoiler);
    }

    /**
     * Spoils the next answer to a certain question.
     *
     * @param request method and path
     */
    public void next(String request, Spoiler spoiler) {
        next(request, "", spoiler);
    }

    /**
     * Spoils the next answer to a certain question about a case.
     *
     * @param request method and path
     * @param caseId which the key of the question begins with
     */
    public synchronized void next(String request, String caseId, Spoiler spoiler) {
        spoilers.add(new Spoilt(new Question(request, caseId), spoiler));
    }

    /** Keeps the next such request about a case on its way: the system does not know of it until the delay is over. */
    public synchronized void delay(String request, String caseId, Delay delay) {
        delays.add(new Delayed(new Question(request, caseId), delay));
    }

    /** The next answer is this one, whatever was asked. */
    public void answer(int status, String body) {
        next((exchange, before, spoilt) -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Method and path of all requests, in their order. */
    public List<String> requests() {
        return requests;
    }

    /** What did not keep to the OpenAPI file, on either side. */
    public List<String> violations() {
        return violations;
    }

    public Contract contract() {
        return contract;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What the system does and answers; called by one thread at a time. */
    protected abstract Reply answer(@Nullable String key, String method, String path, URI uri, String body)
            throws IOException;

    /** Whether a key is to be looked at anew, although it had an answer before. */
    protected boolean isAskedAnew(String key, String path) {
        return false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring(BASE.length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String method = exchange.getRequestMethod();
            Delay delay = nextDelay(method + " " + path, key);
            if (delay != null) {
                delay.underWay();
            }
            requests.add(method + " " + path);
            boolean signedIn = exchange.getRequestHeaders().containsKey("Authorization");
            violations.addAll(contract.request(method, exchange.getRequestURI(), path, signedIn, key != null, body));
            Reply reply = once(key, method, path, exchange.getRequestURI(), body);
            violations.addAll(contract.answer(method, path, reply.status(), reply.body()));
            Spoiler spoiler = nextSpoiler(method + " " + path, key);
            if (spoiler == null) {
                send(exchange, reply.status(), reply.body());
            } else {
                spoiler.send(exchange, reply.status(), reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Delay nextDelay(String request, @Nullable String key) {
        for (Delayed delayed : delays) {
            if (delayed.about().isThis(request, key)) {
                delays.remove(delayed);
                return delayed.delay();
            }
        }
        return null;
    }

    private synchronized @Nullable Spoiler nextSpoiler(String request, @Nullable String key) {
        for (Spoilt spoilt : spoilers) {
            if (spoilt.about().isThis(request, key)) {
                spoilers.remove(spoilt);
                return spoilt.spoiler();
            }
        }
        return null;
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Does what it is asked once per key; refusals are not kept, because somebody may have mended what was wrong. */
    private synchronized Reply once(@Nullable String key, String method, String path, URI uri, String body)
            throws IOException {
        if (key == null) {
            return answer(null, method, path, uri, body);
        }
        // at another address it is another request
        String request = key + " " + method + " " + path;
        Reply before = answered.get(request);
        if (before != null && !isAskedAnew(key, path)) {
            return before;
        }
        Reply reply = answer(key, method, path, uri, body);
        if (reply.status() < 300 && !isAskedAnew(key, path)) {
            answered.put(request, reply);
        }
        return reply;
    }
}
