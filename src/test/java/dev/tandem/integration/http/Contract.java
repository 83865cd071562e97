package dev.tandem.integration.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The OpenAPI file, which requests and answers are held against. */
public final class Contract {

    private final JsonNode file;
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    /** @param file name in {@code openapi} */
    public Contract(String file) {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi/" + file)) {
            this.file = new YAMLMapper().readTree(Objects.requireNonNull(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the file offers, for example {@code GET /orders}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        file.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
        return operations;
    }

    /** What the file offers at other addresses than those that begin so. */
    public Set<String> operationsWithout(String path) {
        Set<String> operations = operations();
        operations.removeIf(operation -> operation.contains(" " + path));
        return operations;
    }

    /** What the file offers at addresses that begin so. */
    public Set<String> operationsAt(String path) {
        Set<String> operations = operations();
        operations.removeAll(operationsWithout(path));
        return operations;
    }

    /** What of it was asked for. */
    public Set<String> asked() {
        return asked;
    }

    public List<String> request(String method, URI uri, String path, boolean signedIn, boolean hasKey, String body) {
        List<String> wrong = new ArrayList<>();
        String template = template(path);
        JsonNode operation = operation(method, template);
        if (operation.isMissingNode()) {
            return List.of("not in the file: " + method + " " + path);
        }
        asked.add(method + " " + template);
        if (!signedIn) {
            wrong.add("not signed in");
        }
        List<String> query = uri.getRawQuery() == null
                ? List.of()
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .map(part -> part.replaceFirst("=.*", ""))
                        .sorted()
                        .toList();
        List<String> expected = new ArrayList<>();
        boolean keyExpected = false;
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.get("in").asText().equals("query")) {
                expected.add(resolved.get("name").asText());
            }
            keyExpected |= resolved.get("name").asText().equals("Idempotency-Key");
        }
        expected.sort(Comparator.naturalOrder());
        if (!expected.equals(query)) {
            wrong.add(method + " " + path + ": parameters are " + query + ", not " + expected);
        }
        if (keyExpected != hasKey) {
            wrong.add(method + " " + path + ": Idempotency-Key " + (hasKey ? "without need" : "is missing"));
        }
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode() != body.isEmpty()) {
            wrong.add(method + " " + path + ": body " + (body.isEmpty() ? "is missing" : "without need"));
        } else if (!schema.isMissingNode()) {
            wrong.addAll(validate(method + " " + path, schema, body));
        }
        return wrong;
    }

    public List<String> answer(String method, String path, int status, byte[] body) {
        JsonNode answer = operation(method, template(path)).path("responses").path(String.valueOf(status));
        if (answer.isMissingNode()) {
            return List.of("not in the file: " + status + " to " + method + " " + path);
        }
        JsonNode schema = resolve(answer).at("/content/application~1json/schema");
        return schema.isMissingNode()
                ? List.of()
                : validate(status + " to " + method + " " + path, schema, new String(body, StandardCharsets.UTF_8));
    }

    private List<String> validate(String what, JsonNode schema, String body) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.setAll((ObjectNode) schema.deepCopy());
        root.set("components", file.get("components"));
        SchemaValidatorsConfig config = new SchemaValidatorsConfig();
        config.setFormatAssertionsEnabled(true);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root, config)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(message -> what + ": " + message.getMessage())
                .toList();
    }

    private JsonNode operation(String method, String template) {
        return file.path("paths").path(template).path(method.toLowerCase());
    }

    /** The path of the file that fits; names before placeholders. */
    private String template(String path) {
        List<String> fitting = new ArrayList<>();
        file.get("paths").fieldNames().forEachRemaining(template -> {
            if (path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+"))) {
                fitting.add(template);
            }
        });
        return fitting.stream()
                .min(Comparator.comparing(template -> template.contains("{")))
                .orElse("");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? file.at(node.get("$ref").asText().substring(1)) : node;
    }
}
