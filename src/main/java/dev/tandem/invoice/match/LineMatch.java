package dev.tandem.invoice.match;

import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceData.TaxSubtotal;
import dev.tandem.invoice.Units;
import dev.tandem.invoice.match.OrderMatch.Difference;
import dev.tandem.invoice.match.OrderMatch.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares one line of an invoice with the line of the order that it is about. */
final class LineMatch {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** A line's amount is rounded to the cent; that is nobody's difference. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");
    /** VAT categories of which the rate is zero, whether it is written or not. */
    private static final Set<String> UNTAXED = Set.of("Z", "E", "AE", "K", "G", "O");

    private final InvoiceData invoice;
    private final PurchaseOrder order;
    private final Tolerances tolerances;

    LineMatch(InvoiceData invoice, PurchaseOrder order, Tolerances tolerances) {
        this.invoice = invoice;
        this.order = order;
        this.tolerances = tolerances;
    }

    /**
     * Compares.
     *
     * @param invoicedBefore of the order's line, in Tandem and elsewhere, lines of this invoice before this one included
     */
    OrderMatch.Line compare(int position, LineItem item, PurchaseOrder.@Nullable Line line, BigDecimal invoicedBefore) {
        BigDecimal net = net(item);
        BigDecimal price = price(item, net);
        BigDecimal taxRate = taxRate(item);
        if (line == null) {
            return new OrderMatch.Line(
                    position,
                    item.id(),
                    text(item),
                    net,
                    item.quantity(),
                    item.unit(),
                    price,
                    taxRate,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new Difference(Kind.LINE, notOnOrder(item))));
        }
        BigDecimal orderPrice = line.netPrice().divide(line.priceQuantity(), MathContext.DECIMAL128);
        BigDecimal used = used(item, line, net, orderPrice);
        List<Difference> differences = new ArrayList<>();
        if (!Units.same(item.unit(), line.unit())) {
            differences.add(new Difference(
                    Kind.UNIT,
                    "Unit: invoiced in " + unit(item.unit()) + ", but ordered in " + unit(line.unit())
                            + ". Prices and quantities can't be compared."));
        } else {
            price(differences, item, net, price, orderPrice);
            quantity(differences, item, line, invoicedBefore);
        }
        tax(differences, taxRate, line);
        return new OrderMatch.Line(
                position,
                item.id(),
                text(item),
                net,
                item.quantity(),
                item.unit(),
                price,
                taxRate,
                line.number(),
                new OrderMatch.Ordered(
                        line.name(),
                        line.unit(),
                        line.quantity(),
                        line.received(),
                        invoicedBefore,
                        orderPrice,
                        line.taxRate()),
                used,
                line.account(),
                line.costCentre(),
                differences);
    }

    private String notOnOrder(LineItem item) {
        String named = item.orderLine();
        return named == null || named.isBlank()
                ? "Order " + order.number() + " has no line for this."
                : "The invoice names line " + named.strip() + " of the order, but order " + order.number()
                        + " has no such line.";
    }

    private void price(
            List<Difference> differences,
            LineItem item,
            @Nullable BigDecimal net,
            @Nullable BigDecimal price,
            BigDecimal orderPrice) {
        BigDecimal quantity = item.quantity();
        if (!order.currency().equals(invoice.currency()) || quantity == null) {
            return;
        }
        if (net == null || price == null) {
            differences.add(new Difference(
                    Kind.PRICE, "Price: the invoice says none; the order says " + money(orderPrice) + "."));
            return;
        }
        BigDecimal expected = quantity.multiply(orderPrice, MathContext.DECIMAL128);
        BigDecimal more = net.subtract(expected);
        if (more.abs().compareTo(ROUNDING) <= 0) {
            return;
        }
        boolean withinPercent = more.abs()
                        .multiply(HUNDRED)
                        .compareTo(expected.abs().multiply(tolerances.pricePercent(), MathContext.DECIMAL128))
                <= 0;
        if (!withinPercent || more.abs().compareTo(tolerances.priceAmount()) > 0) {
            differences.add(new Difference(
                    Kind.PRICE,
                    "Price: " + money(price) + " invoiced, but " + money(orderPrice) + " ordered"
                            + percent(more, expected) + ". For the whole line that is "
                            + Amounts.text(more.abs().setScale(2, RoundingMode.HALF_UP), invoice.currency())
                            + (more.signum() > 0 ? " more." : " less.")));
        }
    }

    private static String percent(BigDecimal more, BigDecimal expected) {
        if (expected.signum() == 0) {
            return "";
        }
        BigDecimal percent = more.abs()
                .multiply(HUNDRED)
                .divide(expected.abs(), MathContext.DECIMAL64)
                .setScale(1, RoundingMode.HALF_UP);
        return " (" + Amounts.number(percent, 0) + (more.signum() > 0 ? " % more)" : " % less)");
    }

    private void quantity(
            List<Difference> differences, LineItem item, PurchaseOrder.Line line, BigDecimal invoicedBefore) {
        BigDecimal quantity = item.quantity();
        if (quantity == null) {
            differences.add(new Difference(
                    Kind.QUANTITY,
                    "Quantity: the invoice says none; the order says " + Units.text(line.quantity(), line.unit())
                            + "."));
            return;
        }
        if (quantity.signum() < 0) {
            differences.add(new Difference(
                    Kind.QUANTITY,
                    "Quantity: " + Units.text(quantity, line.unit())
                            + " is invoiced. What is given back belongs on a credit note."));
            return;
        }
        BigDecimal all = invoicedBefore.add(quantity);
        if (isBeyond(all, line.received())) {
            BigDecimal left = line.received().subtract(invoicedBefore).max(BigDecimal.ZERO);
            differences.add(new Difference(
                    Kind.QUANTITY,
                    "Quantity: " + Units.text(quantity, line.unit()) + " invoiced, but "
                            + (invoicedBefore.signum() == 0
                                    ? "only " + Units.text(line.received(), line.unit()) + " received."
                                    : "of " + Units.text(line.received(), line.unit()) + " received "
                                            + Units.text(invoicedBefore, line.unit())
                                            + " were invoiced before, so that "
                                            + Units.text(left, line.unit()) + " are left.")));
        }
        if (isBeyond(all, line.quantity())) {
            differences.add(new Difference(
                    Kind.QUANTITY,
                    "Quantity: with this invoice " + Units.text(all, line.unit()) + " would be invoiced, but only "
                            + Units.text(line.quantity(), line.unit()) + " were ordered."));
        }
    }

    /** The tolerance is of the whole, so that many small invoices get no more of it than a large one. */
    private boolean isBeyond(BigDecimal all, BigDecimal limit) {
        BigDecimal allowed =
                limit.multiply(HUNDRED.add(tolerances.quantityPercent())).divide(HUNDRED, MathContext.DECIMAL128);
        return all.compareTo(allowed) > 0;
    }

    private void tax(List<Difference> differences, @Nullable BigDecimal rate, PurchaseOrder.Line line) {
        if (rate == null) {
            differences.add(new Difference(
                    Kind.TAX, "VAT: the invoice says no rate; the order says " + rate(line.taxRate()) + "."));
        } else if (rate.subtract(line.taxRate()).abs().compareTo(tolerances.taxPoints()) > 0) {
            differences.add(new Difference(
                    Kind.TAX, "VAT: " + rate(rate) + " invoiced, but " + rate(line.taxRate()) + " ordered."));
        }
    }

    /** How much of the order's line it uses. If that can't be said in its unit, then as much as it costs. */
    private @Nullable BigDecimal used(
            LineItem item, PurchaseOrder.Line line, @Nullable BigDecimal net, BigDecimal orderPrice) {
        BigDecimal quantity = item.quantity();
        if (quantity != null && Units.same(item.unit(), line.unit())) {
            return quantity.signum() < 0 ? null : quantity;
        }
        return net == null || net.signum() < 0 || orderPrice.signum() <= 0
                ? null
                : net.divide(orderPrice, MathContext.DECIMAL128);
    }

    private static @Nullable BigDecimal net(LineItem item) {
        BigDecimal price = item.netPrice();
        BigDecimal quantity = item.quantity();
        if (item.netAmount() != null || price == null || quantity == null) {
            return item.netAmount();
        }
        BigDecimal per = item.priceQuantity();
        return quantity.multiply(price)
                .divide(per == null || per.signum() == 0 ? BigDecimal.ONE : per, MathContext.DECIMAL128);
    }

    /** What one unit costs in the end, allowances and charges of the line included. */
    private static @Nullable BigDecimal price(LineItem item, @Nullable BigDecimal net) {
        BigDecimal quantity = item.quantity();
        return net == null || quantity == null || quantity.signum() == 0
                ? null
                : net.divide(quantity, MathContext.DECIMAL64);
    }

    private @Nullable BigDecimal taxRate(LineItem item) {
        if (item.taxRate() != null) {
            return item.taxRate();
        }
        String category = item.taxCategory();
        if (category != null && UNTAXED.contains(category)) {
            return BigDecimal.ZERO;
        }
        List<BigDecimal> rates = invoice.taxBreakdown().stream()
                .map(TaxSubtotal::rate)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return rates.size() == 1 ? rates.get(0) : null;
    }

    private static String text(LineItem item) {
        return Stream.of(item.name(), item.description(), item.sellerItemId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("A line without a name");
    }

    private String money(BigDecimal price) {
        return Amounts.text(price, order.currency());
    }

    private static String unit(@Nullable String unit) {
        String name = unit == null ? "" : Units.name(unit);
        return name.isEmpty() ? "pieces" : name;
    }

    private static String rate(BigDecimal rate) {
        return Amounts.number(rate, 0) + " %";
    }
}
