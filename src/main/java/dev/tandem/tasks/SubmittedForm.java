package dev.tandem.tasks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** What a person submitted, held against the form that they were shown. */
class SubmittedForm {

    private final List<FormField> fields;

    SubmittedForm(List<FormField> fields) {
        this.fields = fields;
    }

    /**
     * The variables to write.
     *
     * @throws FormFieldValidationException in plain words, if a variable is not declared or a value is not allowed
     */
    VariableMap checked(@Nullable Map<String, Object> submitted) {
        VariableMap values = Variables.createVariables();
        if (submitted != null) {
            submitted.keySet().forEach(name -> values.putValueTyped(name, typed(submitted, name)));
        }
        refuseUndeclared(values);
        refuseObjects(values);
        VariableMap checked = Variables.createVariables();
        for (FormField field : fields) {
            if (field.kind() == FormField.Kind.SHOWN) {
                continue;
            }
            TypedValue value = values.getValueTyped(field.name());
            check(field, value, values);
            if (value != null) {
                checked.putValueTyped(field.name(), field.kept() ? value : passing(field, value));
            } else if (field.kept()) {
                // what an earlier task wrote under the same name must not pass for this one's answer
                checked.putValue(field.name(), null);
            }
        }
        return checked;
    }

    private static TypedValue typed(Map<String, Object> submitted, String name) {
        return submitted instanceof VariableMap map
                ? map.<TypedValue>getValueTyped(name)
                : Variables.untypedValue(submitted.get(name));
    }

    private void refuseUndeclared(VariableMap values) {
        String undeclared = values.keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!undeclared.isEmpty()) {
            throw refusal("undeclared", "The form of this task has no field for: " + undeclared + ". Leave it out.");
        }
    }

    /** Before anything looks at the values: an object that nobody unpacked has none, and Tandem unpacks none. */
    private static void refuseObjects(VariableMap values) {
        for (String name : values.keySet()) {
            if (values.getValueTyped(name) instanceof SerializableValue) {
                throw refusal(name, "\"" + name + "\" is an object. Send a text.");
            }
        }
    }

    private static void check(FormField field, @Nullable TypedValue value, VariableMap values) {
        Object plain = value == null ? null : value.getValue();
        if (plain == null || plain.toString().isBlank()) {
            if (field.required() || requiredNow(field, values)) {
                throw refusal(field.name(), "\"" + field.label() + "\" is missing. Fill it in and try again.");
            }
            return;
        }
        switch (field.kind()) {
            case FILE -> {
                if (!(value instanceof FileValue)) {
                    throw refusal(field.name(), "\"" + field.label() + "\" must be a file.");
                }
            }
            case YES_OR_NO -> {
                if (!(plain instanceof Boolean)) {
                    throw refusal(field.name(), "\"" + field.label() + "\" must be yes or no.");
                }
            }
            case NUMBER -> checkNumber(field, plain);
            case TEXT -> checkText(field, plain);
            case SHOWN -> {}
        }
    }

    private static void checkNumber(FormField field, Object plain) {
        BigDecimal number;
        try {
            number = new BigDecimal(plain instanceof Number ? plain.toString() : "none");
        } catch (NumberFormatException e) {
            throw refusal(field.name(), "\"" + field.label() + "\" must be a number.");
        }
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (min != null && number.compareTo(min) < 0) {
            throw refusal(field.name(), "\"" + field.label() + "\" must be at least " + min.toPlainString() + ".");
        }
        if (max != null && number.compareTo(max) > 0) {
            throw refusal(field.name(), "\"" + field.label() + "\" must be at most " + max.toPlainString() + ".");
        }
    }

    private static void checkText(FormField field, Object plain) {
        // what takes the values over counts on it
        if (!(plain instanceof String text)) {
            throw refusal(field.name(), "\"" + field.label() + "\" must be a text.");
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal(field.name(), "\"" + field.label() + "\" has a character that is none. Type it again.");
        }
        if (text.length() > field.maxLength()) {
            throw refusal(
                    field.name(),
                    "\"" + field.label() + "\" is too long: " + text.length() + " characters, at most "
                            + field.maxLength() + " are allowed.");
        }
        if (!field.options().isEmpty() && !field.options().contains(text)) {
            throw refusal(
                    field.name(),
                    "\"" + field.label() + "\" can't be \"" + text + "\". Choose one of: "
                            + String.join(", ", field.options()) + ".");
        }
    }

    private static boolean requiredNow(FormField field, VariableMap values) {
        FormField.RequiredUnless rule = field.requiredUnless();
        return rule != null && !rule.values().contains(String.valueOf(values.get(rule.variable())));
    }

    private static TypedValue passing(FormField field, TypedValue value) {
        if (value instanceof FileValue file) {
            return Variables.fileValue(file.getFilename(), true)
                    .file(file.getValue())
                    .mimeType(Objects.requireNonNullElse(file.getMimeType(), "application/octet-stream"))
                    .create();
        }
        return Variables.untypedValue(value.getValue(), true);
    }

    private static FormFieldValidationException refusal(String field, String message) {
        return new FormFieldValidationException(field, message);
    }
}
