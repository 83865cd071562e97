package dev.tandem.invoice.reading;

import dev.tandem.invoice.InvoiceData.CashDiscount;
import dev.tandem.invoice.InvoiceLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Discounts for paying early. EN 16931 has no fields for them: in the text of the payment terms (BT-20) XRechnung writes them as
 * {@code #SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=357.93#} (rule BR-DE-18; the base may be missing), CII has terms of its own.
 */
final class CashDiscountTerms {

    private static final Pattern XRECHNUNG = Pattern.compile(
            "#SKONTO#TAGE=(\\d{1,4})#PROZENT=(\\d{1,3}(?:\\.\\d{1,6})?)#(?:BASISBETRAG=(-?\\d{1,15}(?:\\.\\d{1,6})?)#)?",
            Pattern.CASE_INSENSITIVE);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int LONGEST = 9_999;

    private CashDiscountTerms() {}

    /** The discounts in a text. Days count from the date of issue; without one there are none. */
    static List<CashDiscount> in(@Nullable String text, @Nullable LocalDate issueDate) {
        if (text == null || issueDate == null) {
            return List.of();
        }
        return XRECHNUNG
                .matcher(text)
                .results()
                .flatMap(found -> of(
                        new BigDecimal(found.group(2)),
                        issueDate.plusDays(Integer.parseInt(found.group(1))),
                        found.group(3) == null ? null : new BigDecimal(found.group(3)),
                        null)
                        .stream())
                .toList();
    }

    /** A day so much later; null if that can't be said. */
    static @Nullable LocalDate lastDay(@Nullable LocalDate from, @Nullable BigDecimal time, @Nullable String unit) {
        if (from == null || time == null || time.signum() < 0 || time.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
            return null;
        }
        return switch (unit == null ? "DAY" : unit) {
            case "DAY" -> from.plusDays(time.longValue());
            case "WEE" -> from.plusWeeks(time.longValue());
            case "MON" -> from.plusMonths(time.longValue());
            default -> null;
        };
    }

    /** Empty if it is no discount that anybody could take. */
    static Optional<CashDiscount> of(
            @Nullable BigDecimal percent,
            @Nullable LocalDate lastDay,
            @Nullable BigDecimal base,
            @Nullable BigDecimal amount) {
        boolean worthIt = percent == null
                ? amount != null && amount.signum() != 0
                : InvoiceLimits.isBearable(percent) && percent.signum() > 0 && percent.compareTo(ALL) <= 0;
        return lastDay == null || !worthIt
                ? Optional.empty()
                : Optional.of(new CashDiscount(percent, lastDay, base, amount));
    }
}
