package dev.tandem.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which rate of exchange counts on a day. */
@Component
public class Rates {

    private static final String EURO = "EUR";

    private final RateTable table;
    private final ExchangeRateSettings settings;

    Rates(RateTable table, ExchangeRateSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /**
     * The last rate that was published on or before the day and is not older than {@code tandem.exchange-rates.max-age}. Between
     * two currencies other than the euro it follows from their rates to the euro.
     *
     * @param currency ISO 4217 code
     * @param base ISO 4217 code of the currency to convert to
     * @return empty if the table has no such rate
     */
    public Optional<ExchangeRate> on(String currency, String base, LocalDate day) {
        return toEuro(currency, day)
                .flatMap(one -> toEuro(base, one.day()).map(other -> between(currency, base, one, other)));
    }

    private static ExchangeRate between(String currency, String base, RateTable.Row one, RateTable.Row other) {
        BigDecimal rate = base.equals(EURO) ? one.rate() : one.rate().divide(other.rate(), MathContext.DECIMAL64);
        return new ExchangeRate(
                currency, base, other.day(), rate, currency.equals(EURO) ? other.source() : one.source());
    }

    private Optional<RateTable.Row> toEuro(String currency, LocalDate day) {
        return currency.equals(EURO)
                ? Optional.of(new RateTable.Row(day, BigDecimal.ONE, EURO))
                : table.last(currency, day, day.minusDays(settings.maxAge()));
    }
}
