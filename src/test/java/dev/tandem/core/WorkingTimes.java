package dev.tandem.core;

import java.time.LocalTime;
import java.time.ZoneId;

/** Working times for tests. */
public final class WorkingTimes {

    private WorkingTimes() {}

    /** Monday to Friday, 8:00 to 17:00, with the holidays of all of Germany. */
    public static WorkingTime germany() {
        return new WorkingTime(
                new WorkingTimeSettings(ZoneId.of("Europe/Berlin"), "de", "", LocalTime.of(8, 0), LocalTime.of(17, 0)));
    }
}
