package dev.tandem.integration.accounting.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.integration.http.ContractServer;
import dev.tandem.integration.http.CustomersOfServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An accounting system that keeps to the OpenAPI file, and has one supplier and one order. */
public final class AccountingServer extends ContractServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = """
            {"number": "PO-1001", "supplierId": "S-1001", "currency": "EUR", "lines": [{"number": 1, "name": "Copying paper",
            "unit": "C62", "quantity": "1000000000", "received": "1000000000", "invoicedElsewhere": "0", "netPrice": "1.00",
            "priceQuantity": "1", "taxRate": "19", "account": "6815", "costCentre": "4711"}]}""";
    private static final String SUPPLIER = """
            {"id": "S-1001", "name": "Bergmann Bürobedarf GmbH", "vatId": "DE136695976", "category": "Office",
            "mail": "rechnung@bergmann.example", "ibans": ["DE02120300000000202051"], "blocked": false}""";

    private final Set<String> blockedKeys = new HashSet<>();
    private final Map<String, ObjectNode> postingsByKey = new LinkedHashMap<>();
    private final Map<String, String> payments = new HashMap<>();
    private final CustomersOfServer customers = new CustomersOfServer("D-", "customerId");
    private final Map<String, String> firstBusiness = new HashMap<>();
    private @Nullable Reply refusal;

    public AccountingServer() throws IOException {
        super("accounting.yaml");
    }

    /** From now on all postings, openings and reversals are refused. */
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

    /** Customers in the books. */
    public CustomersOfServer customers() {
        return customers;
    }

    /** The customer orders for the first time. */
    public synchronized void order(String customerId, String document, String date) {
        firstBusiness.put(customerId, "{\"document\": \"%s\", \"date\": \"%s\"}".formatted(document, date));
    }

    @Override
    protected boolean isAskedAnew(String key, String path) {
        return path.startsWith("/reversals/") || blockedKeys.contains(key) || customers.isReversed(key);
    }

    @Override
    protected Reply answer(@Nullable String key, String method, String path, URI uri, String body) throws IOException {
        String[] parts = path.substring(1).split("/");
        String argument = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
        String query = uri.getRawQuery() == null ? "" : URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
        return switch (method + " "
                + path.replaceFirst(
                        "^(/(suppliers|postings|reversals|customers|customer-reversals|customer-erasures))/(?!identification|similar)[^/]+",
                        "$1/{}")) {
            case "GET /suppliers" -> Reply.of(200, "{\"suppliers\": [" + SUPPLIER + "]}");
            case "GET /suppliers/{}" -> argument.equals("S-1001") ? Reply.of(200, SUPPLIER) : Reply.notFound();
            case "POST /suppliers/identification" ->
                body.contains("DE136695976") ? Reply.of(200, SUPPLIER) : Reply.nothing();
            case "POST /suppliers" -> Reply.of(201, SUPPLIER);
            case "POST /suppliers/{}/ibans" -> argument.equals("S-1001") ? Reply.nothing() : Reply.notFound();
            case "POST /postings/similar" -> Reply.of(200, "{\"postings\": []}");
            case "POST /postings" -> post(String.valueOf(key), body);
            case "PUT /reversals/{}" -> reverse(argument);
            case "GET /postings/{}/payment" ->
                payments.containsKey(argument)
                        ? Reply.of(200, String.valueOf(payments.get(argument)))
                        : Reply.nothing();
            case "POST /customers" -> refusal == null ? customers.create(String.valueOf(key), body) : refusal;
            case "PUT /customers/{}/block" -> customers.block(argument, body);
            case "GET /customers/{}/first-business" -> firstBusiness(argument);
            case "PUT /customer-reversals/{}" -> refusal == null ? customers.reverse(argument) : refusal;
            case "PUT /customer-erasures/{}" -> customers.forget(argument, body);
            case "GET /orders" -> query.equals("number=PO-1001") ? Reply.of(200, ORDER) : Reply.notFound();
            case "GET /accounts" ->
                Reply.of(200, "{\"accounts\": [{\"id\": \"6815\", \"name\": \"Office supplies\"}]}");
            case "GET /cost-centres" ->
                Reply.of(200, "{\"costCentres\": [{\"id\": \"4711\", \"name\": \"Shared services\"}]}");
            default -> throw new IOException("nothing here: " + method + " " + path);
        };
    }

    private Reply firstBusiness(String customerId) {
        String first = firstBusiness.get(customerId);
        if (first != null) {
            return Reply.of(200, first);
        }
        return customers.all().stream()
                        .anyMatch(one -> one.get("customerId").asText().equals(customerId))
                ? Reply.nothing()
                : Reply.notFound();
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
                ? Reply.nothing()
                : Reply.of(
                        200,
                        "{\"id\": \"R-1\", \"postingId\": \"%s\", \"reversedAt\": \"2026-03-16T10:00:00Z\"}"
                                .formatted(posting.get("id").asText()));
    }
}
