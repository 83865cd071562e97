package dev.tandem.core;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Counts in working time: Monday to Friday, in the configured hours, without public holidays. */
@Component
public class WorkingTime {

    private final WorkingTimeSettings settings;
    private final HolidayManager holidays;

    WorkingTime(WorkingTimeSettings settings) {
        this.settings = settings;
        this.holidays = HolidayManager.getInstance(ManagerParameters.create(settings.country()));
    }

    /**
     * The moment at which the given working time has passed.
     *
     * @param start any moment; outside working hours the count begins with the next working day
     * @param workingTime zero or more
     */
    public Instant after(Instant start, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time can't be negative: " + workingTime);
        }
        ZonedDateTime at = start.atZone(settings.zone());
        Duration left = workingTime;
        while (true) {
            ZonedDateTime opens = at.with(settings.from());
            ZonedDateTime closes = at.with(settings.until());
            if (isWorkingDay(at.toLocalDate()) && at.isBefore(closes)) {
                ZonedDateTime begin = at.isBefore(opens) ? opens : at;
                Duration today = Duration.between(begin, closes);
                if (left.compareTo(today) <= 0) {
                    return begin.plus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = at.toLocalDate().plusDays(1).atTime(settings.from()).atZone(settings.zone());
        }
    }

    /**
     * The moment from which the given working time is left until {@code end}: the latest one if there are many.
     *
     * @param end any moment; outside working hours the count begins with the working day before
     * @param workingTime zero or more
     */
    public Instant before(Instant end, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time can't be negative: " + workingTime);
        }
        ZonedDateTime at = end.atZone(settings.zone());
        Duration left = workingTime;
        while (true) {
            ZonedDateTime opens = at.with(settings.from());
            ZonedDateTime closes = at.with(settings.until());
            if (isWorkingDay(at.toLocalDate()) && at.isAfter(opens)) {
                ZonedDateTime stop = at.isAfter(closes) ? closes : at;
                Duration today = Duration.between(opens, stop);
                if (left.compareTo(today) <= 0) {
                    return stop.minus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = at.toLocalDate().minusDays(1).atTime(settings.until()).atZone(settings.zone());
        }
    }

    /** The working time that lies between two moments; zero if the end is not after the start. */
    public Duration between(Instant start, Instant end) {
        ZonedDateTime from = start.atZone(settings.zone());
        ZonedDateTime until = end.atZone(settings.zone());
        Duration sum = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(until.toLocalDate()); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                ZonedDateTime begin = later(from, day.atTime(settings.from()).atZone(settings.zone()));
                ZonedDateTime stop = earlier(until, day.atTime(settings.until()).atZone(settings.zone()));
                sum = begin.isBefore(stop) ? sum.plus(Duration.between(begin, stop)) : sum;
            }
        }
        return sum;
    }

    /** The end of working hours on this day, whether it is a working day or not. */
    public Instant endOf(LocalDate day) {
        return day.atTime(settings.until()).atZone(settings.zone()).toInstant();
    }

    /** The time zone in which people work. */
    public ZoneId zone() {
        return settings.zone();
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isWorkingDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return !weekend && !isHoliday(date);
    }

    private boolean isHoliday(LocalDate date) {
        return settings.region().isBlank() ? holidays.isHoliday(date) : holidays.isHoliday(date, settings.region());
    }
}
