package dev.tandem.invoice.reading;

import dev.tandem.invoice.InvoiceLimits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small conversions that both formats need. What is missing stays null. */
final class Values {

    private Values() {}

    /** Without white space around it; null if nothing is left. */
    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** On one line: suppliers break long names. */
    static @Nullable String oneLine(@Nullable String value) {
        String text = text(value);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** An identifier without any white space; null if nothing is left. */
    static @Nullable String identifier(@Nullable String value) {
        String text = text(value);
        return text == null ? null : text.replaceAll("[\\s\\u00A0]+", "");
    }

    /** A step that may lead nowhere. */
    static <T, R> @Nullable R at(@Nullable T object, Function<T, @Nullable R> step) {
        return object == null ? null : step.apply(object);
    }

    /** The first of the results that is there. */
    static <T, R> @Nullable R first(@Nullable List<T> objects, Function<T, @Nullable R> step) {
        return objects == null ? null : first(objects.stream(), step);
    }

    static <T, R> @Nullable R first(Stream<T> objects, Function<T, @Nullable R> step) {
        return objects.map(step).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The sum of what is there; null if nothing is. A number beyond the limits is the result itself, so that it is noticed. */
    static @Nullable BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).reduce(Values::plus).orElse(null);
    }

    private static BigDecimal plus(BigDecimal one, BigDecimal other) {
        if (!InvoiceLimits.isBearable(one)) {
            return one;
        }
        return InvoiceLimits.isBearable(other) ? one.add(other) : other;
    }

    /** A date as UN/CEFACT (102, 203, 204: year, month, day, maybe a time) or ISO 8601 write it; null if it is none. */
    static @Nullable LocalDate date(@Nullable String value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("\\d{8}(\\d{4}|\\d{6})?")) {
                return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            }
            return text.matches("\\d{4}-\\d{2}-\\d{2}.*") ? LocalDate.parse(text.substring(0, 10)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
