package dev.tandem.integration.crm.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.integration.http.ContractServer;
import dev.tandem.integration.http.CustomersOfServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CRM that keeps to the OpenAPI file, and knows one person at one company. */
public final class CrmServer extends ContractServer {

    /** The mail address of the person whom it knows. */
    public static final String KNOWN = "anna.berg@bergmann.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANDIDATES = """
            {"contacts": [{"id": "C-1", "name": "Anna Berg", "mail": "anna.berg@bergmann.example", "phone": null,
            "companyId": "F-1", "company": "Bergmann GmbH", "rating": "A"}],
            "companies": [{"id": "F-1", "name": "Bergmann GmbH", "domain": "bergmann.example", "country": "DE"}]}""";

    private final Set<String> forgottenKeys = new HashSet<>();
    private final Map<String, ObjectNode> opportunitiesByKey = new LinkedHashMap<>();
    private final CustomersOfServer customers = new CustomersOfServer("K-", "customerId");
    private @Nullable Reply refusal;

    public CrmServer() throws IOException {
        super("crm.yaml");
    }

    /** From now on every change is refused. */
    synchronized void refuse(int status, String json) {
        refusal = Reply.of(status, json);
    }

    /** All opportunities, in their order; {@code person} is null once it was forgotten. */
    public synchronized List<JsonNode> opportunities() {
        return List.copyOf(opportunitiesByKey.values());
    }

    /** Customers in the CRM. */
    public CustomersOfServer customers() {
        return customers;
    }

    @Override
    protected boolean isAskedAnew(String key, String path) {
        return path.startsWith("/erasures/") || forgottenKeys.contains(key) || customers.isReversed(key);
    }

    @Override
    protected Reply answer(@Nullable String key, String method, String path, URI uri, String body) throws IOException {
        String[] parts = path.substring(1).split("/");
        String argument = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
        if (key != null && refusal != null && !path.contains("erasures")) {
            return refusal;
        }
        return switch (method + " "
                + path.replaceFirst(
                        "^(/(opportunities|erasures|customers|customer-reversals|customer-erasures))/[^/]+", "$1/{}")) {
            case "POST /candidates" ->
                Reply.of(200, body.contains(KNOWN) ? CANDIDATES : "{\"contacts\": [], \"companies\": []}");
            case "POST /opportunities" -> register(String.valueOf(key), JSON.readTree(body));
            case "PUT /opportunities/{}/owner", "PUT /opportunities/{}/outcome" ->
                change(argument, (ObjectNode) JSON.readTree(body));
            case "POST /customers" -> customers.create(String.valueOf(key), body);
            case "PUT /customers/{}/block" -> customers.block(argument, body);
            case "PUT /customer-reversals/{}" -> customers.reverse(argument);
            case "PUT /customer-erasures/{}" -> customers.forget(argument, body);
            case "PUT /erasures/{}" -> forget(argument);
            default -> throw new IOException("nothing here: " + method + " " + path);
        };
    }

    private Reply register(String key, JsonNode asked) throws IOException {
        if (forgottenKeys.contains(key)) {
            return Reply.of(409, "{\"reason\": \"FORGOTTEN\", \"explanation\": \"The person was forgotten.\"}");
        }
        int number = opportunitiesByKey.size() + 1;
        ObjectNode opportunity = asked.deepCopy();
        opportunity.put("opportunityId", "O-" + number);
        if (asked.get("contactId").isNull()) {
            opportunity.put("contactId", "C-10" + number);
        }
        opportunitiesByKey.put(key, opportunity);
        return new Reply(201, JSON.writeValueAsBytes(opportunity));
    }

    private Reply change(String id, ObjectNode change) {
        for (ObjectNode opportunity : opportunitiesByKey.values()) {
            if (opportunity.get("opportunityId").asText().equals(id)) {
                opportunity.setAll(change);
                return Reply.nothing();
            }
        }
        return Reply.notFound();
    }

    private Reply forget(String key) {
        forgottenKeys.add(key);
        ObjectNode opportunity = opportunitiesByKey.get(key);
        if (opportunity != null) {
            opportunity.putNull("person").putNull("message");
        }
        return Reply.nothing();
    }
}
