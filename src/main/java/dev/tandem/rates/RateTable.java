package dev.tandem.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of rates: units of a currency for one euro. */
@Component
class RateTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RateTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A rate as the table has it. */
    record Row(LocalDate day, BigDecimal rate, String source) {}

    /** Replaces the rates of these days, all or none; other days stay. */
    @Transactional
    public void replace(SortedMap<LocalDate, Map<String, BigDecimal>> rates, String source) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        List<Object[]> rows = new ArrayList<>();
        rates.forEach((day, ofDay) ->
                ofDay.forEach((currency, rate) -> rows.add(new Object[] {currency, day, rate, source, now})));
        batches.batchUpdate(
                "delete from exchange_rate where rate_day = ?",
                rates.keySet().stream().map(day -> new Object[] {day}).toList());
        batches.batchUpdate(
                "insert into exchange_rate (currency, rate_day, rate, source, loaded_at) values (?, ?, ?, ?, ?)", rows);
    }

    /** When rates were last loaded, going by the one currency that no table of rates leaves out; empty if they never were. */
    Optional<Instant> lastLoaded() {
        return jdbc.sql("""
                        select loaded_at from exchange_rate where currency = 'USD'
                        order by rate_day desc fetch first 1 rows only""").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** The last rate on or before the day, and not before {@code earliest}. */
    Optional<Row> last(String currency, LocalDate day, LocalDate earliest) {
        return jdbc.sql("""
                        select rate_day, rate, source from exchange_rate
                        where currency = :currency and rate_day <= :day and rate_day >= :earliest
                        order by rate_day desc fetch first 1 rows only""")
                .param("currency", currency)
                .param("day", day)
                .param("earliest", earliest)
                .query((row, n) -> new Row(
                        row.getObject("rate_day", LocalDate.class),
                        row.getBigDecimal("rate").stripTrailingZeros(),
                        row.getString("source")))
                .optional();
    }
}
