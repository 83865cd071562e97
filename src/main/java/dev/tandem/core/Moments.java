package dev.tandem.core;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them on pages. */
public final class Moments {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private Moments() {}

    /** For example {@code 22 Nov 2026, 14:05}, by the clocks of the zone. */
    public static String text(Instant at, ZoneId zone) {
        return TEXT.format(at.atZone(zone));
    }
}
