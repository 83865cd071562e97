package dev.tandem.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/** Lets expressions move a date, as Tasklist's filters do: {@code ${dateTime().plusDays(2)}}. */
class DateTimeMethods extends ELResolver {

    private static final Set<String> ALLOWED = Set.of(
            "plusYears",
            "plusMonths",
            "plusWeeks",
            "plusDays",
            "plusHours",
            "plusMinutes",
            "plusSeconds",
            "plusMillis",
            "minusYears",
            "minusMonths",
            "minusWeeks",
            "minusDays",
            "minusHours",
            "minusMinutes",
            "minusSeconds",
            "minusMillis",
            "withYear",
            "withMonthOfYear",
            "withDayOfYear",
            "withDayOfMonth",
            "withDayOfWeek",
            "withHourOfDay",
            "withMinuteOfHour",
            "withSecondOfMinute",
            "withMillisOfSecond",
            "withMillisOfDay",
            "withTime",
            "withDate",
            "withTimeAtStartOfDay",
            "toDate");

    private final BeanELResolver methods = new BeanELResolver(true);

    static boolean isAllowed(@Nullable String method) {
        return method != null && ALLOWED.contains(method);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] parameters) {
        if (base instanceof DateTime && method instanceof String name && isAllowed(name)) {
            return methods.invoke(context, base, name, types, parameters);
        }
        return null;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        // nothing can be set
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return null;
    }

    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return null;
    }
}
