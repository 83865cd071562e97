package dev.tandem.core;

import java.time.LocalTime;
import java.time.ZoneId;
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
    }
}
