package dev.tandem.integration.accounting.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An accounting system on a real port that keeps to the OpenAPI file: what it was asked with one key it does once. What is
 * queued with {@link #next} spoils answers after the work was done, as a network does.
 */
public final class AccountingServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = """
            {"number": "PO-1001", "supplierId": "S-1001", "currency": "EUR", "lines": [{"number": 1, "name": "Copying paper",
            "unit": "C62", "quantity": "1000000000", "received": "1000000000", "invoicedElsewhere": "0", "netPrice": "1.00",
            "priceQuantity": "1", "taxRate": "19", "account": "6815", "costCentre": "4711"}]}""";
    private static final String SUPPLIER = """
            {"id": "S-1001", "name": "Bergmann Bürobedarf GmbH", "vatId": "DE136695976", "category": "Office",
            "mail": "rechnung@bergmann.example", "ibans": ["DE02120300000000202051"], "blocked": false}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Contract contract = new Contract();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Spoilt> spoilers = new ArrayList<>();
    private final Map<String, Reply> answered = new HashMap<>();
    private final Set<String> blockedKeys = new HashSet<>();
    private final Map<String, ObjectNode> postingsByKey = new LinkedHashMap<>();
    private final Map<String, String> payments = new HashMap<>();
    private @Nullable Reply refusal;

    AccountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/books", this::handle);
        server.start();
    }

    /** What is done to an answer. */
    interface Spoiler {

        void send(HttpExchange exchange, int status, byte[] body) throws IOException, InterruptedException;
    }

    private record Spoilt(String request, Spoiler spoiler) {}

    record Reply(int status, byte[] body) {

        static Reply of(int status, String body) {
            return new Reply(status, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/books";
    }

    /** Spoils the next answer that was not spoilt yet. */
    void next(Spoiler spoiler) {
        next("", spoiler);
    }

    /**
     * Spoils the next answer to a certain question.
     *
     * @param request method and path
     */
    synchronized void next(String request, Spoiler spoiler) {
        spoilers.add(new Spoilt(request, spoiler));
    }

    /** From now on all postings and reversals are refused. */
    synchronized void refuse(int status, String json) {
        refusal = Reply.of(status, json);
    }

    synchronized void pay(String postingId) {
        payments.put(
                postingId,
                "{\"postingId\": \"%s\", \"paidOn\": \"2026-03-20\", \"amount\": \"116.62\", \"discount\": \"2.38\", \"reference\": \"B-1\"}"
                        .formatted(postingId));
    }

    /** Documents in the books, the reversed ones too, in their order. */
    synchronized List<JsonNode> postings() {
        return List.copyOf(postingsByKey.values());
    }

    /** Method and path of all requests, in their order. */
    List<String> requests() {
        return requests;
    }

    /** What did not keep to the OpenAPI file, on either side. */
    List<String> violations() {
        return violations;
    }

    Contract contract() {
        return contract;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring("/books".length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String method = exchange.getRequestMethod();
            requests.add(method + " " + path);
            boolean signedIn = exchange.getRequestHeaders().containsKey("Authorization");
            violations.addAll(contract.request(method, exchange.getRequestURI(), path, signedIn, key != null, body));
            Reply reply = once(key, method, path, exchange.getRequestURI(), body);
            violations.addAll(contract.answer(method, path, reply.status(), reply.body()));
            Spoiler spoiler = nextSpoiler(method + " " + path);
            if (spoiler == null) {
                send(exchange, reply.status(), reply.body());
            } else {
                spoiler.send(exchange, reply.status(), reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Spoiler nextSpoiler(String request) {
        for (Spoilt spoilt : spoilers) {
            if (spoilt.request().isEmpty() || request.equals(spoilt.request())) {
                spoilers.remove(spoilt);
                return spoilt.spoiler();
            }
        }
        return null;
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Does what it is asked once per key; refusals are not kept, because somebody may have mended what was wrong. */
    private synchronized Reply once(@Nullable String key, String method, String path, URI uri, String body)
            throws IOException {
        if (key == null || path.startsWith("/reversals/")) {
            return answer(key, method, path, uri, body);
        }
        Reply before = answered.get(key);
        if (before != null && !blockedKeys.contains(key)) {
            return before;
        }
        Reply reply = answer(key, method, path, uri, body);
        if (reply.status() < 300) {
            answered.put(key, reply);
        }
        return reply;
    }

    private Reply answer(@Nullable String key, String method, String path, URI uri, String body) throws IOException {
        String[] parts = path.substring(1).split("/");
        String argument = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
        String query = uri.getRawQuery() == null ? "" : URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
        return switch (method + " "
                + path.replaceFirst("^(/(suppliers|postings|reversals))/(?!identification|similar)[^/]+", "$1/{}")) {
            case "GET /suppliers" -> Reply.of(200, "{\"suppliers\": [" + SUPPLIER + "]}");
            case "GET /suppliers/{}" -> argument.equals("S-1001") ? Reply.of(200, SUPPLIER) : notFound();
            case "POST /suppliers/identification" -> body.contains("DE136695976") ? Reply.of(200, SUPPLIER) : nothing();
            case "POST /suppliers" -> Reply.of(201, SUPPLIER);
            case "POST /suppliers/{}/ibans" -> argument.equals("S-1001") ? nothing() : notFound();
            case "POST /postings/similar" -> Reply.of(200, "{\"postings\": []}");
            case "POST /postings" -> post(String.valueOf(key), body);
            case "PUT /reversals/{}" -> reverse(argument);
            case "GET /postings/{}/payment" ->
                payments.containsKey(argument) ? Reply.of(200, String.valueOf(payments.get(argument))) : nothing();
            case "GET /orders" -> query.equals("number=PO-1001") ? Reply.of(200, ORDER) : notFound();
            case "GET /accounts" ->
                Reply.of(200, "{\"accounts\": [{\"id\": \"6815\", \"name\": \"Office supplies\"}]}");
            case "GET /cost-centres" ->
                Reply.of(200, "{\"costCentres\": [{\"id\": \"4711\", \"name\": \"Shared services\"}]}");
            default -> throw new IOException("nothing here: " + method + " " + path);
        };
    }

    private Reply post(String key, String body) throws IOException {
        if (refusal != null) {
            return refusal;
        }
        if (blockedKeys.contains(key)) {
            return Reply.of(409, "{\"reason\": \"REVERSED\", \"explanation\": \"It was taken back.\"}");
        }
        JsonNode asked = JSON.readTree(body);
        ObjectNode posting = JSON.createObjectNode();
        for (String field : List.of("caseId", "supplierId", "number", "issueDate", "currency", "payable")) {
            posting.set(field, asked.get(field));
        }
        posting.put("id", "B-" + (postingsByKey.size() + 1)).put("postedAt", "2026-03-15T10:00:00+01:00");
        postingsByKey.put(key, posting);
        return new Reply(201, JSON.writeValueAsBytes(posting));
    }

    private Reply reverse(String key) {
        if (refusal != null) {
            return refusal;
        }
        blockedKeys.add(key);
        ObjectNode posting = postingsByKey.get(key);
        return posting == null
                ? nothing()
                : Reply.of(
                        200,
                        "{\"id\": \"R-1\", \"postingId\": \"%s\", \"reversedAt\": \"2026-03-16T10:00:00Z\"}"
                                .formatted(posting.get("id").asText()));
    }

    private static Reply nothing() {
        return Reply.of(204, "");
    }

    private static Reply notFound() {
        return Reply.of(404, "{\"reason\": \"NOT_FOUND\", \"explanation\": \"There is no such thing.\"}");
    }
}
