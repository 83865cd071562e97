package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class WorkingTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final WorkingTime germany =
            new WorkingTime(new WorkingTimeSettings(BERLIN, "de", "", LocalTime.of(8, 0), LocalTime.of(17, 0)));

    @ParameterizedTest(name = "{2} hours after {0} is {1}")
    @CsvSource({
        // within a day, up to its very end
        "2026-11-23T09:00, 2026-11-23T11:00, 2",
        "2026-11-23T09:00, 2026-11-23T17:00, 8",
        // over night, over the weekend
        "2026-11-23T16:00, 2026-11-24T09:00, 2",
        "2026-11-27T16:00, 2026-11-30T09:00, 2",
        // outside working time the count begins with the next working day
        "2026-11-23T20:00, 2026-11-24T09:00, 1",
        "2026-11-23T06:00, 2026-11-23T09:00, 1",
        "2026-11-28T12:00, 2026-11-30T09:00, 1",
        // Christmas Day and Boxing Day (a Friday and a Saturday in 2026)
        "2026-12-24T16:00, 2026-12-28T09:00, 2",
        // the night in which clocks go forward
        "2026-03-27T16:00, 2026-03-30T09:00, 2",
    })
    void onlyWorkingTimeCounts(LocalDateTime start, LocalDateTime expected, int hours) {
        assertThat(germany.after(instant(start), Duration.ofHours(hours))).isEqualTo(instant(expected));
    }

    @ParameterizedTest(name = "{2} hours before {0} is {1}")
    @CsvSource({
        "2026-11-23T11:00, 2026-11-23T09:00, 2",
        "2026-11-23T17:00, 2026-11-23T08:00, 9",
        // over night, over the weekend
        "2026-11-24T09:00, 2026-11-23T16:00, 2",
        "2026-11-30T09:00, 2026-11-27T16:00, 2",
        // outside working time the count begins with the working day before
        "2026-11-24T07:00, 2026-11-23T16:00, 1",
        "2026-11-23T20:00, 2026-11-23T16:00, 1",
        "2026-11-29T12:00, 2026-11-27T16:00, 1",
        // over Christmas
        "2026-12-28T09:00, 2026-12-24T16:00, 2",
    })
    void workingTimeIsCountedBackwardsToo(LocalDateTime end, LocalDateTime expected, int hours) {
        assertThat(germany.before(instant(end), Duration.ofHours(hours))).isEqualTo(instant(expected));
    }

    @ParameterizedTest(name = "between {0} and {1} are {2} working minutes")
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T09:30, 30",
        "2026-11-23T06:00, 2026-11-23T20:00, 540",
        "2026-11-23T16:00, 2026-11-24T09:00, 120",
        "2026-11-27T16:00, 2026-11-30T09:00, 120",
        "2026-12-24T16:00, 2026-12-28T09:00, 120",
        "2026-11-28T10:00, 2026-11-28T15:00, 0",
        "2026-11-23T12:00, 2026-11-23T12:00, 0",
        "2026-11-24T12:00, 2026-11-23T12:00, 0",
    })
    void workingTimeBetweenTwoMoments(LocalDateTime start, LocalDateTime end, int minutes) {
        assertThat(germany.between(instant(start), instant(end))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void holidaysOfTheRegionCount() {
        WorkingTime bavaria =
                new WorkingTime(new WorkingTimeSettings(BERLIN, "de", "by", LocalTime.of(8, 0), LocalTime.of(17, 0)));
        // Epiphany: a holiday in Bavaria, not in all of Germany
        Instant evening = instant(LocalDateTime.parse("2026-01-05T16:00"));

        assertThat(bavaria.after(evening, Duration.ofHours(2)))
                .isEqualTo(instant(LocalDateTime.parse("2026-01-07T09:00")));
        assertThat(germany.after(evening, Duration.ofHours(2)))
                .isEqualTo(instant(LocalDateTime.parse("2026-01-06T09:00")));
    }

    @Test
    void aRegionOrCountryThatNobodyKnowsIsNamedAtTheStart() {
        assertThatThrownBy(
                        () -> new WorkingTimeSettings(BERLIN, "de", "bavaria", LocalTime.of(8, 0), LocalTime.of(17, 0)))
                .hasMessageContaining("tandem.working-time.region is \"bavaria\"")
                .hasMessageContaining("bb, be, bw, by");
        assertThatThrownBy(() -> new WorkingTimeSettings(BERLIN, "xx", "", LocalTime.of(8, 0), LocalTime.of(17, 0)))
                .hasMessageContaining("tandem.working-time.country is \"xx\"");
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }
}
