package dev.tandem.invoice.match;

import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the line of an order that a line of an invoice is about: by its number, by the item's numbers, by its name. */
final class OrderLines {

    private final List<PurchaseOrder.Line> lines;

    OrderLines(PurchaseOrder order) {
        this.lines = order.lines();
    }

    /** The line, or null. A line that the invoice names, but the order does not have, is none. */
    PurchaseOrder.@Nullable Line find(LineItem item) {
        String named = item.orderLine();
        if (named != null && !named.isBlank()) {
            return best(item, line -> withoutZeros(named).equals(String.valueOf(line.number())));
        }
        PurchaseOrder.Line line = best(item, it -> same(item.sellerItemId(), it.sellerItemId()));
        if (line == null) {
            line = best(item, it -> same(item.buyerItemId(), it.buyerItemId()));
        }
        return line != null ? line : best(item, it -> same(item.name(), it.name()));
    }

    /** Of several that fit, one with the same unit and price. */
    private PurchaseOrder.@Nullable Line best(LineItem item, Predicate<PurchaseOrder.Line> fits) {
        return lines.stream()
                .filter(fits)
                .min(Comparator.comparing((PurchaseOrder.Line line) -> !Units.same(item.unit(), line.unit()))
                        .thenComparing(line ->
                                item.netPrice() == null || item.netPrice().compareTo(line.netPrice()) != 0)
                        .thenComparing(PurchaseOrder.Line::number))
                .orElse(null);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !key(one).isEmpty() && key(one).equals(key(other));
    }

    private static String key(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String withoutZeros(String number) {
        return number.strip().replaceFirst("^0+(?=.)", "");
    }
}
