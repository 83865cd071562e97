package dev.tandem.integration.http;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees to it that an answer has everything that it must have, and nothing that could do harm further on. */
final class Complete {

    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_DIGITS = 40;

    private Complete() {}

    /**
     * Checks a record and all that it contains.
     *
     * @throws IllegalArgumentException naming the field that is missing or unfit
     */
    static <T> T check(T answer) {
        check(answer, "");
        return answer;
    }

    private static void check(Object value, String path) {
        if (value instanceof Record fields) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                checkField(fields, component, path.isEmpty() ? component.getName() : path + "." + component.getName());
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object element = list.get(i);
                if (element == null) {
                    throw new IllegalArgumentException(path + "[" + i + "] is missing");
                }
                check(element, path + "[" + i + "]");
            }
        } else if (value instanceof String text) {
            checkText(text, path);
        } else if (value instanceof BigDecimal number
                && (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS)) {
            throw new IllegalArgumentException(path + " has too many digits");
        }
    }

    private static void checkField(Record fields, RecordComponent component, String path) {
        Object value;
        try {
            component.getAccessor().setAccessible(true);
            value = component.getAccessor().invoke(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (value != null) {
            check(value, path);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalArgumentException(path + " is missing");
        }
    }

    private static void checkText(String text, String path) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(path + " is longer than " + LONGEST_TEXT + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new IllegalArgumentException(path + " contains control characters");
        }
    }
}
