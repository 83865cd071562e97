package dev.tandem.integration.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.integration.http.ContractServer.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The customers, or their accounts, that an outside system of the tests keeps: created once per key, taken back, blocked,
 * forgotten. It counts how often each happened.
 */
public final class CustomersOfServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix;
    private final String idField;
    private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
    private final Set<String> reversedKeys = new HashSet<>();
    private int number;
    private final Map<String, Integer> created = new HashMap<>();

    /**
     * @param prefix of ids
     * @param idField what answers call the id
     */
    public CustomersOfServer(String prefix, String idField) {
        this.prefix = prefix;
        this.idField = idField;
    }

    /** Those that are there, as they were asked for, with their id, and {@code blocked} if they are. */
    public synchronized List<JsonNode> all() {
        return List.copyOf(byKey.values());
    }

    /** How often something was created with the key. */
    public synchronized int createdWith(String key) {
        return created.getOrDefault(key, 0);
    }

    /** Whether nothing can be created with the key any more. */
    public synchronized boolean isReversed(String key) {
        return reversedKeys.contains(key);
    }

    /** Creates what the body says. */
    public Reply create(String key, String body) throws IOException {
        return create(key, body, asked -> Map.of());
    }

    /**
     * Creates what the body says.
     *
     * @param more what the answer says beside what was asked
     */
    public synchronized Reply create(String key, String body, Function<JsonNode, Map<String, String>> more)
            throws IOException {
        if (reversedKeys.contains(key)) {
            return Reply.of(409, "{\"reason\": \"REVERSED\", \"explanation\": \"It was taken back.\"}");
        }
        ObjectNode one = (ObjectNode) JSON.readTree(body);
        one.put(idField, prefix + ++number);
        more.apply(one).forEach(one::put);
        byKey.put(key, one);
        created.merge(key, 1, Integer::sum);
        return new Reply(201, JSON.writeValueAsBytes(one));
    }

    /** Takes back, unless it is blocked. */
    public synchronized Reply reverse(String key) {
        reversedKeys.add(key);
        ObjectNode one = byKey.get(key);
        if (one != null && !one.has("blocked")) {
            byKey.remove(key);
        }
        return Reply.nothing();
    }

    /** Blocks or locks. */
    public synchronized Reply block(String id, String body) throws IOException {
        ObjectNode one = byId(id);
        if (one == null) {
            return Reply.notFound();
        }
        if (!one.has("blocked")) {
            one.set("blocked", JSON.readTree(body).get("reason"));
        }
        return Reply.nothing();
    }

    /** Forgets whoever came with the key, and whoever is named. */
    public synchronized Reply forget(String key, String body) throws IOException {
        reversedKeys.add(key);
        byKey.remove(key);
        String id = JSON.readTree(body).get(idField).asText();
        byKey.values().removeIf(one -> one.get(idField).asText().equals(id));
        return Reply.nothing();
    }

    private @Nullable ObjectNode byId(String id) {
        return byKey.values().stream()
                .filter(one -> one.get(idField).asText().equals(id))
                .findFirst()
                .orElse(null);
    }
}
