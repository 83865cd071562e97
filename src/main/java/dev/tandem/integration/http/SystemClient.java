package dev.tandem.integration.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.integration.SystemUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends requests to an outside system. Nothing of them or of the answers is logged: they are about people and money. */
public final class SystemClient {

    private final HttpSystem system;
    private final Unavailable unavailable;
    private final URI baseUrl;
    private final int largestAnswer;
    private final RestClient http;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // amounts as text: a number becomes inexact where it is read as a double
            .withConfigOverride(
                    BigDecimal.class, config -> config.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    /** @param unavailable makes the exception that says in plain words why the system can't be used now */
    public SystemClient(HttpSystem system, Unavailable unavailable) {
        this.system = system;
        this.unavailable = unavailable;
        this.baseUrl = system.address();
        this.largestAnswer = Math.toIntExact(system.largestAnswer().toBytes());
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(system.connectTimeout())
                .build());
        requests.setReadTimeout(system.readTimeout());
        this.http = RestClient.builder()
                .requestFactory(requests)
                .defaultHeaders(headers -> signIn(headers, system))
                .build();
    }

    /** Makes the exception of one system. */
    @FunctionalInterface
    public interface Unavailable {

        /** @param explanation in plain words, without data of persons */
        SystemUnavailableException because(String explanation, @Nullable Throwable cause);
    }

    private static void signIn(HttpHeaders headers, HttpSystem system) {
        String token = system.token();
        if (token != null) {
            headers.setBearerAuth(token);
        } else {
            headers.setBasicAuth(
                    Objects.requireNonNull(system.user()),
                    Objects.requireNonNull(system.password()),
                    StandardCharsets.UTF_8);
        }
    }

    /**
     * Asks for something.
     *
     * @param path below the base URL; {@code {}} stands for the segments, in their order
     */
    public Answer get(String path, Map<String, String> query, String... segments) {
        return exchange(HttpMethod.GET, path, uri(path, query, segments), null, null);
    }

    /** Asks for something without an effect that is too private for an address. */
    public Answer ask(String path, Object body) {
        return exchange(HttpMethod.POST, path, uri(path, Map.of()), null, body);
    }

    /** Asks for an effect. */
    public Answer send(HttpMethod method, String path, String idempotencyKey, Object body, String... segments) {
        return exchange(method, path, uri(path, Map.of(), segments), idempotencyKey, body);
    }

    private URI uri(String path, Map<String, String> query, String... segments) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUri(baseUrl);
        Map<String, Object> values = new HashMap<>(query);
        int next = 0;
        for (String part : path.substring(1).split("/")) {
            if (part.equals("{}")) {
                values.put("segment" + next, checkSegment(segments[next]));
                part = "{segment" + next++ + "}";
            }
            uri.pathSegment(part);
        }
        query.keySet().stream().sorted().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().build(values);
    }

    /** What leads elsewhere in a path, however it is encoded. */
    private String checkSegment(String segment) {
        if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "\"" + segment + "\" is no id that the " + system.called() + " could know");
        }
        return segment;
    }

    private Answer exchange(
            HttpMethod method, String path, URI uri, @Nullable String idempotencyKey, @Nullable Object body) {
        String asked = method + " " + path;
        RestClient.RequestBodySpec request = http.method(method).uri(uri).accept(MediaType.APPLICATION_JSON);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(bytes(body));
        }
        try {
            return request.exchangeForRequiredValue((sent, response) -> read(asked, response));
        } catch (ResourceAccessException e) {
            throw unavailable.because(
                    "The " + system.called()
                            + " can't be reached, did not answer in time or broke off its answer. Asked was: " + asked
                            + ".",
                    e.getCause());
        }
    }

    private Answer read(String asked, ClientHttpResponse response) throws IOException {
        // closed here already, because the client would first read an endless answer to its end
        try (InputStream content = response.getBody()) {
            byte[] body = content.readNBytes(largestAnswer + 1);
            Answer answer = new Answer(asked, response.getStatusCode().value(), body, json, system, unavailable);
            if (body.length > largestAnswer) {
                throw answer.broken("it is larger than " + largestAnswer + " bytes", null);
            }
            return answer;
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request to the " + system.called() + " can't be written", e);
        }
    }
}
