package dev.tandem.lead.team;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody gets no leads. Why is nobody's business.
 *
 * @param lastDay included; null until further notice
 */
public record Absence(
        String id,
        String userId,
        LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    boolean covers(LocalDate day) {
        return !firstDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
    }
}
