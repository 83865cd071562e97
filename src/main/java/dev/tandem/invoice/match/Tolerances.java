package dev.tandem.invoice.match;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a line may differ from its order. Nothing given means that it may not differ.
 *
 * @param pricePercent of the amount that the order's price makes; upwards and downwards
 * @param priceAmount the same in money of the invoice's currency; a price must be within both
 * @param quantityPercent how much more than received, and than ordered, may be invoiced on the whole
 * @param taxPoints difference of the VAT rates in percentage points
 */
public record Tolerances(
        BigDecimal pricePercent, BigDecimal priceAmount, BigDecimal quantityPercent, BigDecimal taxPoints) {

    /** Tolerances as a decision table says them; nonsense is none. */
    public static Tolerances of(
            @Nullable Number pricePercent,
            @Nullable Number priceAmount,
            @Nullable Number quantityPercent,
            @Nullable Number taxPoints) {
        return new Tolerances(number(pricePercent), number(priceAmount), number(quantityPercent), number(taxPoints));
    }

    private static BigDecimal number(@Nullable Number number) {
        return number == null || !Double.isFinite(number.doubleValue()) || number.doubleValue() < 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(number.doubleValue());
    }
}
