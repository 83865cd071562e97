package dev.tandem.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What a currency was worth on a day.
 *
 * @param currency ISO 4217 code
 * @param base ISO 4217 code of the other currency
 * @param day for which the rate was published
 * @param rate units of {@code currency} for one of {@code base}, as the European Central Bank writes rates
 * @param source who published it, and how it came here
 */
public record ExchangeRate(String currency, String base, LocalDate day, BigDecimal rate, String source) {

    public ExchangeRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate of exchange is above zero, not " + rate);
        }
    }

    /** An amount in {@code currency} as an amount in {@code base}, rounded to cents (half up). */
    public BigDecimal toBase(BigDecimal amount) {
        return amount.divide(rate, MathContext.DECIMAL128).setScale(2, RoundingMode.HALF_UP);
    }
}
