package dev.tandem.deployment.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Reads Camunda Forms, strictly: what another reader could understand in another way is no form. */
final class FormFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FormFile() {}

    static JsonNode read(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static Optional<String> idOf(String text) {
        try {
            return Optional.ofNullable(read(text))
                    .map(form -> form.path("id").asText(""))
                    .filter(id -> !id.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
