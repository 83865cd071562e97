package dev.tandem.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that talks to an engine's REST API: Tandem's as a sample user, or a bare one without signing in. */
class Http {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "tandem-test-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final @Nullable String user;

    Http(URI root, @Nullable String user) {
        this.root = root;
        this.user = user;
    }

    static Http tandem(int port, String user) {
        return new Http(URI.create("http://localhost:" + port), user);
    }

    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String id() {
            return json().get("id").asText();
        }
    }

    Answer get(String path) {
        return exchange(request(path).GET());
    }

    Answer send(String method, String path, String json) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    /** Sends parts; a part's name may end with {@code ;filename=...}, and its text begin with {@code type:...\n}. */
    Answer multipart(String path, Map<String, String> parts) {
        StringBuilder body = new StringBuilder();
        parts.forEach((name, text) -> {
            String[] named = name.split(";filename=", 2);
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(named[0])
                    .append('"');
            if (named.length > 1) {
                body.append("; filename=\"").append(named[1]).append('"');
            }
            String content = text;
            if (text.startsWith("type:")) {
                body.append("\r\nContent-Type: ").append(text, 5, text.indexOf('\n'));
                content = text.substring(text.indexOf('\n') + 1);
            }
            body.append("\r\n\r\n").append(content).append("\r\n");
        });
        body.append("--").append(BOUNDARY).append("--\r\n");
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer deploy(String name, Map<String, String> files) {
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        parts.put("deployment-name", name);
        files.forEach(
                (file, content) -> parts.put(file + ";filename=" + file, "type:application/octet-stream\n" + content));
        return multipart("/engine-rest/deployment/create", parts);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
