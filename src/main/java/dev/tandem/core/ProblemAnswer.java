package dev.tandem.core;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** An answer of a filter to programs and scripts: RFC 9457 problem details. */
public final class ProblemAnswer {

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemAnswer() {}

    /** Writes it as the whole answer. */
    public static void write(HttpServletResponse response, HttpStatus status, String title, String detail)
            throws IOException {
        byte[] body = body(status, title, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] body(HttpStatus status, String title, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status.value());
        problem.put("detail", detail);
        return JSON.writeValueAsBytes(problem);
    }
}
