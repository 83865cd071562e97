package dev.tandem.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads which variables a Camunda Form ({@code .form}) declares, with the checks that it asks the browser for. Fields whose value
 * is a list are none: variables hold single values.
 */
final class CamundaFormFields {

    private static final String KEY = "camunda-forms:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CamundaFormFields() {}

    /** True for a form key that names a Camunda Form. */
    static boolean isNamedBy(String formKey) {
        return formKey.startsWith(KEY);
    }

    /** The fields of a deployed form. */
    static List<FormField> read(InputStream form) {
        try (form) {
            List<FormField> fields = new ArrayList<>();
            collect(JSON.readTree(form), fields);
            return List.copyOf(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode container, List<FormField> fields) {
        for (JsonNode component : container.path("components")) {
            FormField field = field(component);
            if (field != null) {
                fields.add(field);
            }
            collect(component, fields);
        }
    }

    private static @Nullable FormField field(JsonNode component) {
        FormField.Kind kind = kind(component);
        String name = component.path("key").asText("");
        if (kind == null || name.isEmpty()) {
            return null;
        }
        JsonNode rules = component.path("validate");
        return new FormField(
                name,
                component.path("label").asText(name),
                rules.path("required").asBoolean(),
                null,
                options(component),
                rules.path("maxLength").asInt(FormField.DEFAULT_MAX_LENGTH),
                true,
                kind,
                number(rules.path("min")),
                number(rules.path("max")));
    }

    private static FormField.@Nullable Kind kind(JsonNode component) {
        if (component.path("disabled").asBoolean() || component.path("readonly").asBoolean()) {
            return FormField.Kind.SHOWN;
        }
        return switch (component.path("type").asText()) {
            case "textfield", "textarea", "datetime", "radio", "select" -> FormField.Kind.TEXT;
            case "number" -> FormField.Kind.NUMBER;
            case "checkbox" -> FormField.Kind.YES_OR_NO;
            default -> null;
        };
    }

    private static List<String> options(JsonNode component) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(option -> option.path("value").asText())
                .toList();
    }

    private static @Nullable BigDecimal number(JsonNode rule) {
        return rule.isNumber() ? rule.decimalValue() : null;
    }
}
