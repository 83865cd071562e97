package dev.tandem.core;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people work. Due dates count only this time, Monday to Friday, without public holidays.
 *
 * @param zone time zone of the times
 * @param country ISO 3166 code that decides the holidays
 * @param region its part, as Jollyday names it (for example {@code by} for Bavaria); empty for the whole country
 * @param from start of the working day
 * @param until end of the working day, after {@code from}
 */
@ConfigurationProperties("tandem.working-time")
public record WorkingTimeSettings(
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue("de") String country,
        @DefaultValue("") String region,
        @DefaultValue("08:00") LocalTime from,
        @DefaultValue("17:00") LocalTime until) {

    public WorkingTimeSettings {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "tandem.working-time.from (" + from + ") must be before tandem.working-time.until (" + until + ")");
        }
        checkCountry(country);
        if (!region.isBlank()) {
            checkRegion(country, region);
        }
    }

    private static void checkCountry(String country) {
        Set<String> known = HolidayManager.getSupportedCalendarCodes();
        if (known.stream().noneMatch(country::equalsIgnoreCase)) {
            throw new IllegalArgumentException("tandem.working-time.country is \"" + country
                    + "\", whose holidays nobody knows. Choose one of: " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private static void checkRegion(String country, String region) {
        Set<String> known = HolidayManager.getInstance(ManagerParameters.create(country))
                .getCalendarHierarchy()
                .getChildren()
                .keySet();
        if (!known.contains(region)) {
            throw new IllegalArgumentException("tandem.working-time.region is \"" + region
                    + "\", which is no region of the country \"" + country + "\". "
                    + (known.isEmpty()
                            ? "It has none: leave the setting empty."
                            : "Choose one of: " + String.join(", ", new TreeSet<>(known))));
        }
    }
}
