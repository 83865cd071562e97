package dev.tandem.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record as JSON, read strictly, so that nothing a sender says is lost without a word. */
public final class StrictJson {

    /** Beside the fields of the record. */
    private static final String CONSENT = "consent";

    private static final int LONGEST_CONSENT = 2000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private StrictJson() {}

    /** What was sent, with the consent that may stand beside its fields. */
    public record Sent<T>(T value, @Nullable Consent consent) {}

    /**
     * Reads a record, with a consent if there is one.
     *
     * @param what what people call it, for example {@code lead}
     * @throws UnreadableJsonException in plain words, if it can't be read
     */
    public static <T extends Record> Sent<T> sent(byte[] body, Class<T> type, String what) {
        ObjectNode object = object(what, () -> JSON.readTree(body));
        JsonNode consent = object.remove(CONSENT);
        T value = value(object, type, what, CONSENT);
        return new Sent<>(value, consent == null || consent.isNull() ? null : consent(consent));
    }

    /**
     * Reads a record and nothing else.
     *
     * @throws UnreadableJsonException in plain words, if it can't be read
     */
    public static <T extends Record> T value(byte[] body, Class<T> type, String what) {
        return value(object(what, () -> JSON.readTree(body)), type, what, null);
    }

    /**
     * Reads a record and nothing else.
     *
     * @throws UnreadableJsonException in plain words, if it can't be read
     */
    public static <T extends Record> T value(String text, Class<T> type, String what) {
        return value(object(what, () -> JSON.readTree(text)), type, what, null);
    }

    /** The same data give the same text. */
    public static String write(Record value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable
        JsonNode read() throws IOException;
    }

    private static ObjectNode object(String what, Reading reading) {
        try {
            if (reading.read() instanceof ObjectNode object) {
                withoutBlanks(object);
                return object;
            }
        } catch (IOException e) {
            throw unreadable(what);
        }
        throw new UnreadableJsonException(false, "Send one " + what + ", as a JSON object.");
    }

    private static <T extends Record> T value(ObjectNode object, Class<T> type, String what, @Nullable String also) {
        try {
            return JSON.treeToValue(object, type);
        } catch (PropertyBindingException e) {
            throw new UnreadableJsonException(
                    true,
                    capitalised(withArticle(what)) + " has no field \"" + JsonPlace.of(e) + "\". "
                            + (e.getPath().size() == 1 ? "It has: " : "There it has: ")
                            + fields(e.getReferringClass(), e.getPath().size() == 1 ? also : null) + ".");
        } catch (InvalidFormatException e) {
            throw new UnreadableJsonException(
                    true, "\"" + JsonPlace.of(e) + "\" is to be a " + kind(e.getTargetType()) + ".");
        } catch (JsonMappingException e) {
            if (e.getPath().isEmpty()) {
                throw unreadable(what);
            }
            String why = e instanceof ValueInstantiationException
                            && e.getCause() instanceof IllegalArgumentException said
                            && said.getMessage() != null
                    ? ": " + said.getMessage()
                    : " can't be read. Send a plain value, a text or a number.";
            throw new UnreadableJsonException(true, "\"" + JsonPlace.of(e) + "\"" + why);
        } catch (JsonProcessingException e) {
            throw unreadable(what);
        }
    }

    private static UnreadableJsonException unreadable(String what) {
        return new UnreadableJsonException(false, "This is no JSON that can be read. Send one " + what + ", in UTF-8.");
    }

    private static Consent consent(JsonNode node) {
        String text = node.path("text").asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST_CONSENT) {
            throw new UnreadableJsonException(
                    true,
                    "\"consent.text\" is to be what the person agreed to, word for word, in at most " + LONGEST_CONSENT
                            + " characters.");
        }
        try {
            return new Consent(Instant.parse(node.path("at").asText("")), text);
        } catch (DateTimeException e) {
            throw new UnreadableJsonException(
                    true, "\"consent.at\" is to be when the person agreed, such as 2026-11-22T14:05:00Z.");
        }
    }

    /** An empty text says nothing. */
    private static void withoutBlanks(JsonNode node) {
        Iterator<JsonNode> values = node.iterator();
        while (values.hasNext()) {
            JsonNode value = values.next();
            if (node.isObject() && value.isTextual() && value.textValue().isBlank()) {
                values.remove();
            } else {
                withoutBlanks(value);
            }
        }
    }

    private static String fields(@Nullable Class<?> type, @Nullable String also) {
        Stream<String> own = type == null || !type.isRecord()
                ? Stream.of()
                : Arrays.stream(type.getRecordComponents()).map(component -> component.getName());
        return Stream.concat(own, Stream.ofNullable(also)).collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (Temporal.class.isAssignableFrom(type)) {
            return "day, such as 1980-05-17";
        }
        return type == Integer.class ? "whole number" : Number.class.isAssignableFrom(type) ? "number" : "text";
    }

    private static String withArticle(String what) {
        return ("aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ") + what;
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
