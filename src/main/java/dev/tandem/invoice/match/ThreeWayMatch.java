package dev.tandem.invoice.match;

import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.match.OrderMatch.Difference;
import dev.tandem.invoice.match.OrderMatch.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares an invoice with its order and what was received, line by line. Only what harms nobody is no difference: less than was
 * received, an allowance, and what is within the tolerances.
 */
final class ThreeWayMatch {

    /** More than rounding of lines and taxes ever makes. */
    private static final BigDecimal SMALL_CHANGE = new BigDecimal("0.05");

    private final InvoiceData invoice;
    private final PurchaseOrder order;
    private final Map<Integer, BigDecimal> usedBefore;
    private final LineMatch lineMatch;
    private final OrderLines orderLines;
    private final List<Difference> differences = new ArrayList<>();
    private final List<OrderMatch.Line> lines = new ArrayList<>();

    private ThreeWayMatch(
            InvoiceData invoice, PurchaseOrder order, Map<Integer, BigDecimal> usedBefore, Tolerances tolerances) {
        this.invoice = invoice;
        this.order = order;
        this.usedBefore = new HashMap<>(usedBefore);
        this.lineMatch = new LineMatch(invoice, order, tolerances);
        this.orderLines = new OrderLines(order);
    }

    /** A match with an order that accounting does not have. */
    static OrderMatch unknown(String number) {
        return new OrderMatch(
                number,
                false,
                List.of(new Difference(
                        Kind.ORDER,
                        "Accounting has no order \"" + number + "\". Check the number against the document.")),
                List.of());
    }

    /**
     * Compares.
     *
     * @param usedBefore what other live invoices use, by line of the order
     */
    static OrderMatch of(
            InvoiceData invoice,
            @Nullable String supplierId,
            PurchaseOrder order,
            Map<Integer, BigDecimal> usedBefore,
            Tolerances tolerances) {
        if (!order.supplierId().equals(supplierId)) {
            return new OrderMatch(
                    order.number(),
                    true,
                    List.of(new Difference(
                            Kind.ORDER,
                            "Order " + order.number() + " was placed with supplier " + order.supplierId()
                                    + ", but the invoice is from " + (supplierId == null ? "nobody known" : supplierId)
                                    + ". Check the order's number.")),
                    List.of());
        }
        return new ThreeWayMatch(invoice, order, usedBefore, tolerances).compare();
    }

    private OrderMatch compare() {
        if (!order.currency().equals(invoice.currency())) {
            differences.add(new Difference(
                    Kind.ORDER,
                    "The order is in " + order.currency() + ", but the invoice is in " + invoice.currency()
                            + ". Its prices can't be compared."));
        }
        if (invoice.lineItems().isEmpty()) {
            differences.add(
                    new Difference(Kind.LINE, "The invoice has no lines that could be compared with the order."));
        }
        for (LineItem item : invoice.lineItems()) {
            add(item, true);
        }
        charges();
        totals();
        return new OrderMatch(order.number(), true, differences, lines);
    }

    private void add(LineItem item, boolean mustBeOrdered) {
        PurchaseOrder.Line ordered = orderLines.find(item);
        BigDecimal before = ordered == null
                ? BigDecimal.ZERO
                : ordered.invoicedElsewhere().add(usedBefore.getOrDefault(ordered.number(), BigDecimal.ZERO));
        OrderMatch.Line line = lineMatch.compare(lines.size(), item, ordered, before);
        if (ordered != null && line.used() != null) {
            usedBefore.merge(ordered.number(), line.used(), BigDecimal::add);
        }
        if (ordered != null || mustBeOrdered) {
            lines.add(line);
        }
    }

    /** Freight and the like: fine if they were ordered, as a line of the order with the same name. */
    private void charges() {
        BigDecimal listed = BigDecimal.ZERO;
        for (AllowanceCharge extra : invoice.allowancesAndCharges()) {
            BigDecimal stated = Objects.requireNonNullElse(extra.amount(), BigDecimal.ZERO);
            listed = extra.charge() ? listed.add(stated) : listed;
            BigDecimal amount = extra.charge() ? stated : stated.negate();
            if (amount.signum() > 0) {
                charge(amount, extra);
            }
        }
        BigDecimal rest = Objects.requireNonNullElse(invoice.chargeTotal(), BigDecimal.ZERO)
                .subtract(listed);
        if (rest.compareTo(SMALL_CHANGE) > 0) {
            differences.add(notOrdered("Charges", rest));
        }
    }

    private void charge(BigDecimal amount, AllowanceCharge extra) {
        String name = Objects.requireNonNullElse(extra.reason(), "A charge");
        LineItem asLine = new LineItem(
                null,
                name,
                null,
                BigDecimal.ONE,
                null,
                amount,
                null,
                amount,
                extra.taxCategory(),
                extra.taxRate(),
                List.of());
        PurchaseOrder.Line ordered = orderLines.find(asLine);
        if (ordered == null) {
            differences.add(notOrdered(name, amount));
        } else {
            add(inUnit(asLine, ordered.unit()), false);
        }
    }

    private static LineItem inUnit(LineItem item, String unit) {
        return new LineItem(
                item.id(),
                item.name(),
                null,
                item.quantity(),
                unit,
                item.netPrice(),
                null,
                item.netAmount(),
                item.taxCategory(),
                item.taxRate(),
                List.of());
    }

    private Difference notOrdered(String what, BigDecimal amount) {
        return new Difference(
                Kind.CHARGE,
                what + " of " + Amounts.text(amount, invoice.currency()) + " is invoiced, but is not on the order.");
    }

    /** What was compared must be what is to be paid. */
    private void totals() {
        BigDecimal net = invoice.netTotal();
        BigDecimal sum = Stream.concat(
                        invoice.lineItems().stream().map(LineItem::netAmount),
                        invoice.allowancesAndCharges().stream().map(ThreeWayMatch::signed))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (net != null && !invoice.lineItems().isEmpty() && net.subtract(sum).compareTo(SMALL_CHANGE) > 0) {
            differences.add(new Difference(
                    Kind.TOTAL,
                    "The lines, allowances and charges make " + Amounts.text(sum, invoice.currency())
                            + ", but the total without VAT is " + Amounts.text(net, invoice.currency()) + "."));
        }
        BigDecimal gross = invoice.grossTotal();
        BigDecimal payable = invoice.payable();
        if (gross != null && payable != null && payable.subtract(gross).compareTo(SMALL_CHANGE) > 0) {
            differences.add(new Difference(
                    Kind.TOTAL,
                    Amounts.text(payable, invoice.currency()) + " is to be paid, which is more than the total of "
                            + Amounts.text(gross, invoice.currency()) + "."));
        }
    }

    private static @Nullable BigDecimal signed(AllowanceCharge extra) {
        BigDecimal amount = extra.amount();
        return amount == null || extra.charge() ? amount : amount.negate();
    }
}
