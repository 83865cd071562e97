package dev.tandem.invoice;

import dev.tandem.rates.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rate that an invoice is converted at, to hold its amount against limits.
 *
 * @param invoiceDay the day that the rate was looked for
 * @param limitCurrency ISO 4217 code of the currency of the limits
 * @param rate units of {@code currency} for one of {@code limitCurrency}
 * @param day for which the rate was published
 * @param enteredBy user id; null if the table of rates had it
 */
public record InvoiceRate(
        String currency,
        LocalDate invoiceDay,
        String limitCurrency,
        BigDecimal rate,
        LocalDate day,
        String source,
        @Nullable String enteredBy,
        Instant recordedAt) {

    /** An amount of the invoice in the currency of the limits, rounded to cents (half up). */
    public BigDecimal convert(BigDecimal amount) {
        return new ExchangeRate(currency, limitCurrency, day, rate, source).toBase(amount);
    }
}
