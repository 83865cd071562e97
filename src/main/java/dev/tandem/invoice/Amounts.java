package dev.tandem.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money as people read it. */
public final class Amounts {

    private static final int MOST_DECIMALS = 6;

    private Amounts() {}

    /**
     * For example {@code 1,234.50 EUR}. No digit that the amount has is left out.
     *
     * @param currency ISO 4217 code; null or an unknown one is taken as having two decimals
     */
    public static String text(BigDecimal amount, @Nullable String currency) {
        Currency known = currency(currency);
        int decimals = known == null ? 2 : Math.max(known.getDefaultFractionDigits(), 0);
        String number = number(amount, decimals);
        return currency == null ? number : number + " " + currency;
    }

    /** For example {@code 1,234.5}, with at least the given number of decimals. */
    public static String number(BigDecimal amount, int leastDecimals) {
        DecimalFormat format = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(leastDecimals);
        format.setMaximumFractionDigits(Math.max(leastDecimals, MOST_DECIMALS));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    /** The currency of an ISO 4217 code; null if there is none of that code. */
    static @Nullable Currency currency(@Nullable String code) {
        if (code == null) {
            return null;
        }
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
