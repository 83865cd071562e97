package dev.tandem.integration.accounting;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered, and what of it has arrived.
 *
 * @param number as the supplier quotes it
 * @param currency ISO 4217 code of all prices
 */
public record PurchaseOrder(String number, String supplierId, String currency, List<Line> lines) {

    public PurchaseOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param sellerItemId the supplier's number of the item
     * @param buyerItemId our number of the item
     * @param unit UN/ECE unit code, for example {@code C62}
     * @param quantity ordered
     * @param received what goods receipts say has arrived; for services what was accepted
     * @param invoicedElsewhere what was invoiced without Tandem
     * @param netPrice of {@code priceQuantity} units
     * @param priceQuantity number of units that the price is for, usually 1
     * @param taxRate VAT rate in percent
     * @param account where the expense is posted
     * @param costCentre where it is booked; null if the order has none
     */
    public record Line(
            int number,
            @Nullable String sellerItemId,
            @Nullable String buyerItemId,
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal received,
            BigDecimal invoicedElsewhere,
            BigDecimal netPrice,
            BigDecimal priceQuantity,
            BigDecimal taxRate,
            String account,
            @Nullable String costCentre) {}
}
