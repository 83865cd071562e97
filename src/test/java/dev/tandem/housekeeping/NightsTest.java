package dev.tandem.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.WorkingTimeSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class NightsTest {

    @Test
    void aNightIsMeantInTheTimeZoneOfTheCompanyInSummerAndInWinter() {
        Nights nights = nights("01:00", "05:00");

        assertThat(nights.currentOrNext(at("2026-07-10T12:00:00Z")).start()).isEqualTo("2026-07-10T23:00:00Z");
        assertThat(nights.currentOrNext(at("2026-12-10T12:00:00Z")).start()).isEqualTo("2026-12-11T00:00:00Z");
    }

    @Test
    void theNightInWhichClocksAreChangedIsAnHourLongerOrShorter() {
        Nights nights = nights("01:00", "05:00");

        assertThat(length(nights.currentOrNext(at("2026-10-24T12:00:00Z")))).isEqualTo(Duration.ofHours(5));
        assertThat(length(nights.currentOrNext(at("2026-03-28T12:00:00Z")))).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aNightMayBeginInTheEvening() {
        Nights nights = nights("22:00", "02:00");

        Nights.Night night = nights.currentOrNext(at("2026-12-10T00:30:00Z"));

        assertThat(night.start()).isEqualTo("2026-12-09T21:00:00Z");
        assertThat(night.end()).isEqualTo("2026-12-10T01:00:00Z");
        assertThat(nights.next(at("2026-12-10T00:30:00Z")).start()).isEqualTo("2026-12-10T21:00:00Z");
    }

    @Test
    void atItsEndANightIsOver() {
        Nights nights = nights("01:00", "05:00");

        assertThat(nights.currentOrNext(at("2026-12-10T03:59:59Z")).start()).isEqualTo("2026-12-10T00:00:00Z");
        assertThat(nights.currentOrNext(at("2026-12-10T04:00:00Z")).start()).isEqualTo("2026-12-11T00:00:00Z");
        assertThat(nights.next(at("2026-12-10T00:00:00Z")).start()).isEqualTo("2026-12-11T00:00:00Z");
    }

    @Test
    void aNightWithoutHoursIsRefused() {
        assertThatThrownBy(() -> nights("01:00", "01:00")).hasMessageContaining("tandem.housekeeping.from");
    }

    @Test
    void periodsAreWrittenAsPeopleSayThem() {
        assertThat(Periods.words(Period.parse("P1Y6M"))).isEqualTo("1 year, 6 months");
        assertThat(Periods.words(Period.parse("P90D"))).isEqualTo("90 days");
        assertThatThrownBy(() -> Periods.check("tandem.lead.keep-for", Period.ZERO))
                .hasMessageContaining("tandem.lead.keep-for");
    }

    private static Duration length(Nights.Night night) {
        return Duration.between(night.start(), night.end());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Nights nights(String from, String until) {
        return new Nights(
                new HousekeepingSettings(LocalTime.parse(from), LocalTime.parse(until), 200),
                new WorkingTimeSettings(ZoneId.of("Europe/Berlin"), "de", "", LocalTime.of(8, 0), LocalTime.of(17, 0)));
    }
}
