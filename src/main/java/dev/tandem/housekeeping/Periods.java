package dev.tandem.housekeeping;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** How long something is kept, in calendar time. */
public final class Periods {

    private Periods() {}

    /**
     * Makes sure that the setting is a period that keeps something at all.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Period check(String setting, Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(setting + " must be a period like P2Y or P90D, not " + period);
        }
        return period;
    }

    /** What is older than this was kept long enough. */
    public static OffsetDateTime before(Instant now, Period period) {
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC).minus(period);
    }

    /** The period in words: {@code 1 year, 6 months}. */
    public static String words(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
