package dev.tandem.engine;

import camundajar.impl.scala.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ZonedTime;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Lets only FEEL's own types into a decision: null, yes/no, numbers, texts, dates, times, durations, lists and contexts of
 * these. The engine's own mapper turns anything else into a context that offers all public methods of the Java object to
 * the decision table, {@code getClass()} first among them.
 */
class FeelValues extends JavaCustomValueMapper {

    /** Asked before all others. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Val> toValue(@Nullable Object value, Function<Object, Val> inner) {
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(FeelValues::refuseUnlessText);
        } else if (value != null && !isFeel(value)) {
            throw refusal(value);
        }
        // the engine's own mapper translates what may pass, and asks again for what is inside
        return Optional.empty();
    }

    @Override
    public Optional<Object> unpackValue(Val value, Function<Val, Object> inner) {
        return Optional.empty();
    }

    private static boolean isFeel(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || isNumber(value)
                || isTime(value)
                || value instanceof List<?>
                || isOfFeelEngine(value);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Double
                || value instanceof Float
                || value instanceof BigDecimal
                || value instanceof BigInteger;
    }

    /** Those that the engine's own mapper knows: any other, an Instant for example, would be an object to it. */
    private static boolean isTime(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetTime
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime
                || value instanceof Period
                || value instanceof Duration
                || value instanceof Date;
    }

    /** What FEEL computed itself, on its way into the next computation. */
    private static boolean isOfFeelEngine(Object value) {
        return value instanceof Val
                || value instanceof ZonedTime
                || value instanceof camundajar.impl.scala.math.BigDecimal
                || value instanceof camundajar.impl.scala.math.BigInt
                || value instanceof camundajar.impl.scala.collection.immutable.List<?>
                || value instanceof camundajar.impl.scala.collection.immutable.Map<?, ?>
                || value instanceof Option<?>;
    }

    private static void refuseUnlessText(@Nullable Object key) {
        if (!(key instanceof String)) {
            throw new ValueRefusedException("A decision got a map with a key that is no text. Use texts as keys.");
        }
    }

    private static ValueRefusedException refusal(Object value) {
        return new ValueRefusedException(
                "A decision got an object of the type "
                        + value.getClass().getName()
                        + ". Decisions know texts, numbers, yes/no, dates, times, durations, lists and contexts only: pass these.");
    }
}
