package dev.tandem.invoice.reading;

import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceData.TaxSubtotal;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice as texts, in the order in which a page shows them. What the invoice lacks is a dash or left out. */
record ReadableView(
        String title,
        String number,
        String seller,
        @Nullable String vatId,
        @Nullable String mail,
        String payableLabel,
        String payable,
        List<Fact> facts,
        List<Line> lines,
        List<Tax> taxes,
        List<Total> totals) {

    private static final String NONE = "–";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final Map<String, String> CATEGORIES = Map.of(
            "E", "exempt",
            "AE", "reverse charge",
            "K", "intra-Community",
            "G", "export",
            "O", "not subject to VAT");

    record Fact(String name, String value) {}

    record Line(
            String id,
            String name,
            @Nullable String description,
            String quantity,
            String price,
            String vat,
            String amount,
            boolean sub) {}

    record Tax(String rate, String taxable, String tax) {}

    /**
     * A row of the totals.
     *
     * @param style empty, {@code strong} or {@code due}
     */
    record Total(String name, String amount, String style) {}

    static ReadableView of(InvoiceData invoice) {
        boolean credit = invoice.kind() == InvoiceKind.CREDIT_NOTE;
        String currency = invoice.currency();
        return new ReadableView(
                credit ? "Credit note" : "Invoice",
                invoice.number() == null ? "without a number" : invoice.number(),
                invoice.sellerName() == null ? "an unnamed supplier" : invoice.sellerName(),
                invoice.sellerVatId(),
                invoice.sellerMail(),
                credit ? "Credited" : "To pay",
                money(invoice.payable(), currency),
                facts(invoice),
                lines(invoice),
                invoice.taxBreakdown().stream().map(tax -> tax(tax, currency)).toList(),
                totals(invoice, credit));
    }

    private static List<Fact> facts(InvoiceData invoice) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Date", date(invoice.issueDate())));
        facts.add(new Fact("Due", date(invoice.dueDate())));
        if (invoice.orderReference() != null) {
            facts.add(new Fact("Our order", invoice.orderReference()));
        }
        if (invoice.buyerReference() != null) {
            facts.add(new Fact("Our reference", invoice.buyerReference()));
        }
        facts.add(new Fact("IBAN", invoice.iban() == null ? NONE : grouped(invoice.iban())));
        return facts;
    }

    private static List<Line> lines(InvoiceData invoice) {
        List<Line> lines = new ArrayList<>();
        invoice.lineItems().forEach(line -> add(line, false, lines));
        return lines;
    }

    private static void add(LineItem line, boolean sub, List<Line> lines) {
        lines.add(new Line(
                line.id() == null ? "" : line.id(),
                line.name() == null ? NONE : line.name(),
                description(line),
                quantity(line),
                price(line),
                rate(line.taxCategory(), line.taxRate()),
                line.netAmount() == null ? NONE : Amounts.number(line.netAmount(), 2),
                sub));
        line.subLines().forEach(under -> add(under, true, lines));
    }

    private static @Nullable String description(LineItem line) {
        List<String> parts = new ArrayList<>();
        if (line.description() != null && !line.description().equals(line.name())) {
            parts.add(line.description());
        }
        if (line.allowances() != null && line.allowances().signum() != 0) {
            parts.add("Allowances: " + Amounts.number(line.allowances().negate(), 2));
        }
        if (line.charges() != null && line.charges().signum() != 0) {
            parts.add("Charges: " + Amounts.number(line.charges(), 2));
        }
        return parts.isEmpty() ? null : String.join("\n", parts);
    }

    private static String quantity(LineItem line) {
        if (line.quantity() == null) {
            return NONE;
        }
        return Units.text(line.quantity(), line.unit());
    }

    private static String price(LineItem line) {
        if (line.netPrice() == null) {
            return NONE;
        }
        String price = Amounts.number(line.netPrice(), 2);
        if (line.priceQuantity() == null || line.priceQuantity().compareTo(BigDecimal.ONE) == 0) {
            return price;
        }
        return price + " for " + Units.text(line.priceQuantity(), line.priceUnit());
    }

    private static Tax tax(TaxSubtotal tax, @Nullable String currency) {
        return new Tax(rate(tax.category(), tax.rate()), money(tax.taxable(), currency), money(tax.tax(), currency));
    }

    private static String rate(@Nullable String category, @Nullable BigDecimal rate) {
        String percent = rate == null ? "" : Amounts.number(rate, 0) + " %";
        String special = category == null ? null : CATEGORIES.get(category);
        if (special == null) {
            return percent.isEmpty() ? NONE : percent;
        }
        return rate == null || rate.signum() == 0 ? special : percent + ", " + special;
    }

    private static List<Total> totals(InvoiceData invoice, boolean credit) {
        String currency = invoice.currency();
        List<Total> totals = new ArrayList<>();
        add("Sum of lines", invoice.lineTotal(), currency, totals);
        for (AllowanceCharge it : invoice.allowancesAndCharges()) {
            BigDecimal amount = it.amount();
            String name = it.charge() ? "Charge" : "Allowance";
            add(
                    it.reason() == null ? name : name + ": " + it.reason(),
                    amount == null || it.charge() ? amount : amount.negate(),
                    currency,
                    totals);
        }
        add("Total without VAT", invoice.netTotal(), currency, totals);
        add("VAT", invoice.taxTotal(), currency, totals);
        if (invoice.grossTotal() != null) {
            totals.add(new Total("Total with VAT", money(invoice.grossTotal(), currency), "strong"));
        }
        if (invoice.prepaid() != null && invoice.prepaid().signum() != 0) {
            add("Paid before", invoice.prepaid().negate(), currency, totals);
        }
        if (invoice.rounding() != null && invoice.rounding().signum() != 0) {
            add("Rounding", invoice.rounding(), currency, totals);
        }
        add("Collected for others", invoice.thirdPartyPayments(), currency, totals);
        totals.add(new Total(credit ? "Credited" : "To pay", money(invoice.payable(), currency), "due"));
        return totals;
    }

    private static void add(String name, @Nullable BigDecimal amount, @Nullable String currency, List<Total> totals) {
        if (amount != null) {
            totals.add(new Total(name, money(amount, currency), ""));
        }
    }

    private static String money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? NONE : Amounts.text(amount, currency);
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? NONE : DATE.format(date);
    }

    private static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
