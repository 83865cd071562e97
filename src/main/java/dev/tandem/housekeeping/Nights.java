package dev.tandem.housekeeping;

import dev.tandem.core.WorkingTimeSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The hours in which housekeeping may run, day after day, also where clocks are changed. */
@Component
public class Nights {

    private final HousekeepingSettings settings;
    private final ZoneId zone;

    Nights(HousekeepingSettings settings, WorkingTimeSettings workingTime) {
        this.settings = settings;
        this.zone = workingTime.zone();
    }

    /** From when until when; the end is not part of it. */
    public record Night(Instant start, Instant end) {

        /** Whether the moment is part of it. */
        public boolean contains(Instant moment) {
            return !moment.isBefore(start) && moment.isBefore(end);
        }
    }

    /** The night that it is, otherwise the next one. */
    public Night currentOrNext(Instant now) {
        Night night = beginningOn(day(now).minusDays(1));
        for (LocalDate day = day(now); !now.isBefore(night.end()); day = day.plusDays(1)) {
            night = beginningOn(day);
        }
        return night;
    }

    /** The first night that begins later. */
    public Night next(Instant now) {
        Night night = beginningOn(day(now));
        return night.start().isAfter(now) ? night : beginningOn(day(now).plusDays(1));
    }

    /** The time zone that the settings are meant in. */
    public ZoneId zone() {
        return zone;
    }

    private LocalDate day(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    private Night beginningOn(LocalDate day) {
        LocalDate lastDay = settings.until().isAfter(settings.from()) ? day : day.plusDays(1);
        return new Night(
                day.atTime(settings.from()).atZone(zone).toInstant(),
                lastDay.atTime(settings.until()).atZone(zone).toInstant());
    }
}
