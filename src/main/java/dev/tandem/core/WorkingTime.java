package dev.tandem.core;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    private boolean isWorkingDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return !weekend && !isHoliday(date);
    }

    private boolean isHoliday(LocalDate date) {
        return settings.region().isBlank() ? holidays.isHoliday(date) : holidays.isHoliday(date, settings.region());
    }
}
