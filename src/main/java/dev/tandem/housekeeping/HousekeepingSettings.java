package dev.tandem.housekeeping;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When what was kept long enough is removed, from the engine's history and from Tandem's own tables.
 *
 * @param from when it may begin, in the time zone of {@code tandem.working-time}
 * @param until when it ends and goes on the next night; before {@code from} means on the next day
 * @param batch how many records one transaction removes
 */
@ConfigurationProperties("tandem.housekeeping")
public record HousekeepingSettings(
        @DefaultValue("01:00") LocalTime from,
        @DefaultValue("05:00") LocalTime until,
        @DefaultValue("200") int batch) {

    private static final int LARGEST_BATCH = 1000;

    public HousekeepingSettings {
        if (from.equals(until)) {
            throw new IllegalArgumentException("tandem.housekeeping.from and tandem.housekeeping.until are both " + from
                    + ": choose a time between them in which few people work");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "tandem.housekeeping.batch must be 1 to " + LARGEST_BATCH + ", not " + batch);
        }
    }
}
