package dev.tandem.lead.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.core.JsonPlace;
import dev.tandem.lead.Consent;
import dev.tandem.lead.LeadData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Leads as JSON: read strictly, so that nothing a sender says is lost without a word. */
final class LeadJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private static final String CONSENT = "consent";
    private static final String FIELDS = Arrays.stream(LeadData.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.joining(", "));
    private static final int LONGEST_CONSENT = 2000;

    private LeadJson() {}

    /** What a program sent. */
    record Sent(LeadData data, @Nullable Consent consent) {}

    /**
     * Reads a lead.
     *
     * @throws ErrorResponseException in plain words, if it can't be read
     */
    static Sent read(byte[] body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode lead)) {
                throw problem(HttpStatus.BAD_REQUEST, "Send one lead, as a JSON object.");
            }
            JsonNode consent = lead.remove(CONSENT);
            withoutBlanks(lead);
            return new Sent(
                    JSON.treeToValue(lead, LeadData.class),
                    consent == null || consent.isNull() ? null : consent(consent));
        } catch (UnrecognizedPropertyException e) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "A lead has no field \"" + e.getPropertyName() + "\". It has: " + FIELDS + ", " + CONSENT + ".");
        } catch (InvalidFormatException e) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"" + JsonPlace.of(e) + "\" is to be a " + kind(e.getTargetType()) + ".");
        } catch (JsonMappingException e) {
            if (e.getPath().isEmpty()) {
                throw unreadable();
            }
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"" + JsonPlace.of(e) + "\" can't be read. Send a plain value, a text or a number.");
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** The same data give the same text. */
    static String write(LeadData data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ErrorResponseException unreadable() {
        return problem(HttpStatus.BAD_REQUEST, "This is no JSON that can be read. Send one lead, in UTF-8.");
    }

    private static Consent consent(JsonNode node) {
        String text = node.path("text").asText("").strip();
        String at = node.path("at").asText("");
        if (text.isEmpty() || text.length() > LONGEST_CONSENT) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"consent.text\" is to be what the person agreed to, word for word, in at most " + LONGEST_CONSENT
                            + " characters.");
        }
        try {
            return new Consent(Instant.parse(at), text);
        } catch (java.time.DateTimeException e) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"consent.at\" is to be when the person agreed, such as 2026-11-22T14:05:00Z.");
        }
    }

    /** An empty text says nothing. */
    private static void withoutBlanks(ObjectNode lead) {
        Iterator<Map.Entry<String, JsonNode>> fields = lead.properties().iterator();
        while (fields.hasNext()) {
            JsonNode value = fields.next().getValue();
            if (value.isTextual() && value.textValue().isBlank()) {
                fields.remove();
            }
        }
    }

    private static String kind(Class<?> type) {
        return type == Integer.class ? "whole number" : Number.class.isAssignableFrom(type) ? "number" : "text";
    }

    static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
