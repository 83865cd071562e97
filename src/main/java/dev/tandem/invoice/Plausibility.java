package dev.tandem.invoice;

import dev.tandem.core.Ibans;
import dev.tandem.invoice.Finding.Severity;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceData.TaxSubtotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks whether what an invoice says can be right: whether the essentials are there, the sums of EN 16931 add up, the
 * IBAN has the right check digits, and the dates make sense. What an invoice does not say is not held against it: one
 * that was keyed in with nothing but its totals is checked by these alone.
 */
@Component
public class Plausibility {

    /** Sums must be right to the cent; what differs by less comes from amounts with more decimals. */
    private static final BigDecimal LARGEST_ROUNDING = BigDecimal.ONE;

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Products are rounded, and not everyone rounds alike. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    /** Some currencies are used without decimals. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /**
     * Checks an invoice.
     *
     * @param today the day by which "in the future" is decided
     * @return the blocking ones first; empty if nothing is odd
     */
    public List<Finding> check(InvoiceData invoice, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        essentials(invoice, findings);
        lineAmounts(invoice, findings);
        sums(invoice, findings);
        taxes(invoice, findings);
        totals(invoice, findings);
        unusualAmounts(invoice, findings);
        iban(invoice.iban(), findings);
        dates(invoice, today, findings);
        return List.copyOf(findings);
    }

    private static void essentials(InvoiceData invoice, List<Finding> findings) {
        if (isMissing(invoice.number())) {
            findings.add(blocking("missing-number", "The invoice has no number. Take it from the document."));
        }
        if (invoice.issueDate() == null) {
            findings.add(
                    blocking("missing-issue-date", "The invoice has no date of issue. Take it from the document."));
        }
        if (isMissing(invoice.currency())) {
            findings.add(blocking("missing-currency", "The invoice names no currency. Take it from the document."));
        } else if (Amounts.currency(invoice.currency()) == null) {
            findings.add(blocking(
                    "unknown-currency",
                    "There is no currency " + invoice.currency() + ". Enter its code of three letters, such as EUR."));
        }
        if (isMissing(invoice.sellerName())) {
            findings.add(blocking("missing-seller", "The invoice names no supplier. Take the name from the document."));
        }
        if (invoice.payable() == null) {
            findings.add(blocking("missing-payable", "The invoice has no amount to pay. Take it from the document."));
        }
    }

    /** Only what asks for more than it should matters: suppliers write smaller amounts for many good reasons. */
    private static void lineAmounts(InvoiceData invoice, List<Finding> findings) {
        List<String> wrong = new ArrayList<>();
        for (LineItem line : invoice.lineItems()) {
            lineAmount(line, invoice.currency(), wrong);
        }
        if (!wrong.isEmpty()) {
            String more = wrong.size() == 1
                    ? ""
                    : " And " + (wrong.size() - 1) + " more lines ask for more than they should.";
            findings.add(warning("line-amount", wrong.get(0) + more));
        }
    }

    private static void lineAmount(LineItem line, @Nullable String currency, List<String> wrong) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.netPrice();
        BigDecimal amount = line.netAmount();
        if (quantity != null && price != null && amount != null && isComputable(line)) {
            BigDecimal per =
                    line.priceQuantity() == null || line.priceQuantity().signum() == 0
                            ? BigDecimal.ONE
                            : line.priceQuantity();
            // a price that was rounded to cents can be off by half a cent, for each unit
            BigDecimal tolerance = quantity.abs()
                    .movePointLeft(Math.max(price.stripTrailingZeros().scale(), 2))
                    .divide(per.abs().multiply(BigDecimal.valueOf(2)), 10, RoundingMode.HALF_UP)
                    .min(BigDecimal.ONE)
                    .max(isWhole(amount) ? HALF : ROUNDING);
            BigDecimal extras = orZero(line.charges()).subtract(orZero(line.allowances()));
            BigDecimal expected = product(quantity, price, per).add(extras);
            // quite a few confuse the quantity of the price with the price itself
            BigDecimal alternative = product(quantity, price, BigDecimal.ONE).add(extras);
            BigDecimal most = expected.abs().max(alternative.abs()).add(tolerance);
            if (amount.abs().compareTo(most) > 0) {
                wrong.add("Line " + (line.id() == null ? "\"" + line.name() + "\"" : line.id()) + ": "
                        + Amounts.number(quantity, 0) + " at " + Amounts.number(price, 2)
                        + (per.compareTo(BigDecimal.ONE) == 0 ? "" : " for " + Amounts.number(per, 0))
                        + (extras.signum() == 0
                                ? ""
                                : " with " + Amounts.number(extras, 2) + " of allowances and charges")
                        + " make " + Amounts.text(expected.setScale(2, RoundingMode.HALF_UP), currency)
                        + ", but the line asks for " + Amounts.text(amount, currency) + ".");
            }
        }
        line.subLines().forEach(sub -> lineAmount(sub, currency, wrong));
    }

    private static BigDecimal product(BigDecimal quantity, BigDecimal price, BigDecimal per) {
        return quantity.multiply(price).divide(per, 10, RoundingMode.HALF_UP);
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    /**
     * A quantity in pieces with a price by weight can't be multiplied, a line with lines under it has their amounts, and
     * what is exempt from VAT may hold another tax (on insurance) in the amount that the price lacks.
     */
    private static boolean isComputable(LineItem line) {
        boolean sameUnit = line.priceUnit() == null
                || line.unit() == null
                || line.priceUnit().equals(line.unit());
        boolean otherTax = "E".equals(line.taxCategory()) || "Z".equals(line.taxCategory());
        return sameUnit && !otherTax && line.subLines().isEmpty();
    }

    private static void sums(InvoiceData invoice, List<Finding> findings) {
        List<LineItem> lines = invoice.lineItems();
        BigDecimal ofLines = sum(lines, LineItem::netAmount);
        if (ofLines != null && invoice.lineTotal() != null) {
            BigDecimal ofLeaves = sum(leaves(lines).toList(), LineItem::netAmount);
            // groups of lines may repeat the amounts of their lines, or leave them to them
            if (differ(ofLines, invoice.lineTotal(), CENT)
                    && (ofLeaves == null || differ(ofLeaves, invoice.lineTotal(), CENT))) {
                compare(
                        "BR-CO-10",
                        "The amounts of the lines",
                        ofLines,
                        "sum of the lines",
                        invoice.lineTotal(),
                        invoice,
                        findings);
            }
        }
        allowancesOrCharges("BR-CO-11", "allowances", false, invoice.allowanceTotal(), invoice, findings);
        allowancesOrCharges("BR-CO-12", "charges", true, invoice.chargeTotal(), invoice, findings);
        if (invoice.lineTotal() != null && invoice.netTotal() != null) {
            BigDecimal net = invoice.lineTotal()
                    .subtract(orZero(invoice.allowanceTotal()))
                    .add(orZero(invoice.chargeTotal()));
            compare(
                    "BR-CO-13",
                    "The lines less allowances plus charges",
                    net,
                    "total without VAT",
                    invoice.netTotal(),
                    invoice,
                    findings);
        }
    }

    private static void allowancesOrCharges(
            String code,
            String name,
            boolean charges,
            @Nullable BigDecimal total,
            InvoiceData invoice,
            List<Finding> findings) {
        List<AllowanceCharge> all = invoice.allowancesAndCharges();
        // a total alone is no contradiction where the invoice gives no details at all
        boolean hasDetails = !all.isEmpty() || !invoice.lineItems().isEmpty();
        List<AllowanceCharge> these =
                all.stream().filter(it -> it.charge() == charges).toList();
        BigDecimal sum = these.isEmpty() ? BigDecimal.ZERO : sum(these, AllowanceCharge::amount);
        if (hasDetails && sum != null) {
            compare(
                    code,
                    "The " + name + " on the whole invoice",
                    sum,
                    "sum of " + name,
                    orZero(total),
                    invoice,
                    findings);
        }
    }

    private static void taxes(InvoiceData invoice, List<Finding> findings) {
        BigDecimal sum = sum(invoice.taxBreakdown(), TaxSubtotal::tax);
        if (sum != null) {
            compare(
                    "BR-CO-14",
                    "The VAT amounts by rate",
                    sum,
                    "total VAT",
                    orZero(invoice.taxTotal()),
                    invoice,
                    findings);
        }
        boolean withoutDecimals = Stream.of(invoice.netTotal(), invoice.taxTotal(), invoice.payable())
                .allMatch(amount -> amount == null || isWhole(amount));
        for (TaxSubtotal tax : invoice.taxBreakdown()) {
            if (tax.taxable() == null || tax.rate() == null || tax.tax() == null) {
                continue;
            }
            BigDecimal expected = tax.taxable().multiply(tax.rate()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            // many round the VAT of each line and add that up
            BigDecimal byLine = new BigDecimal("0.005").multiply(BigDecimal.valueOf(invoice.lines()));
            BigDecimal tolerance = withoutDecimals ? HALF : ROUNDING.max(byLine.min(BigDecimal.ONE));
            if (differ(expected, tax.tax(), tolerance)) {
                findings.add(warning(
                        "BR-CO-17",
                        Amounts.number(tax.rate(), 0) + " % VAT on " + Amounts.text(tax.taxable(), invoice.currency())
                                + " are " + Amounts.text(expected, invoice.currency()) + ", but the invoice says "
                                + Amounts.text(tax.tax(), invoice.currency()) + "."));
            }
        }
    }

    private static void totals(InvoiceData invoice, List<Finding> findings) {
        BigDecimal gross = invoice.grossTotal();
        if (gross != null && invoice.netTotal() != null) {
            compare(
                    "BR-CO-15",
                    "The total without VAT plus VAT",
                    invoice.netTotal().add(orZero(invoice.taxTotal())),
                    "total with VAT",
                    gross,
                    invoice,
                    findings);
        }
        if (gross != null && invoice.payable() != null && !concealsPrepayments(invoice)) {
            BigDecimal due = gross.subtract(orZero(invoice.prepaid()))
                    .add(orZero(invoice.rounding()))
                    .add(orZero(invoice.thirdPartyPayments()));
            compare(
                    "BR-CO-16",
                    "The total with VAT less what was paid before, with rounding,",
                    due,
                    "amount to pay",
                    invoice.payable(),
                    invoice,
                    findings);
        }
    }

    /** The profile MINIMUM of Factur-X has the amount to pay, but no place for what was paid before. */
    private static boolean concealsPrepayments(InvoiceData invoice) {
        String profile = invoice.profile();
        BigDecimal gross = orZero(invoice.grossTotal());
        return profile != null
                && profile.toLowerCase(Locale.ROOT).endsWith(":minimum")
                && invoice.prepaid() == null
                && orZero(invoice.payable()).abs().compareTo(gross.abs()) <= 0;
    }

    /** By these a payable amount is moved away from what was delivered, in sums that add up. */
    private static void unusualAmounts(InvoiceData invoice, List<Finding> findings) {
        BigDecimal prepaid = invoice.prepaid();
        if (prepaid != null && prepaid.signum() < 0) {
            findings.add(warning(
                    "negative-prepaid",
                    "The amount paid before is negative (" + Amounts.text(prepaid, invoice.currency())
                            + "), so more is to be paid than the invoice is about. Ask the supplier why."));
        }
        BigDecimal rounding = invoice.rounding();
        if (rounding != null && rounding.abs().compareTo(LARGEST_ROUNDING) > 0) {
            findings.add(warning(
                    "large-rounding",
                    "The rounding amount is " + Amounts.text(rounding, invoice.currency())
                            + "; more than 1.00 is no rounding. Ask the supplier what it is."));
        }
    }

    private static void iban(@Nullable String iban, List<Finding> findings) {
        if (isMissing(iban)) {
            return;
        }
        String account = Ibans.plain(Objects.requireNonNull(iban));
        String message = "The IBAN " + Ibans.grouped(account) + " ";
        Ibans.fault(account)
                .ifPresent(fault -> findings.add(
                        switch (fault) {
                            case NO_IBAN ->
                                warning(
                                        "iban-format",
                                        "The account " + account + " is no IBAN. Ask the supplier where to pay to.");
                            case CHECK_DIGITS ->
                                warning(
                                        "iban-check-digits",
                                        message
                                                + "has wrong check digits: at least one character of it is wrong. Ask the supplier for the"
                                                + " right one.");
                            case STRUCTURE ->
                                warning(
                                        "iban-format",
                                        message + "is not built as in its country " + account.substring(0, 2)
                                                + ". Ask the supplier for the right one.");
                        }));
    }

    private static void dates(InvoiceData invoice, LocalDate today, List<Finding> findings) {
        LocalDate issued = invoice.issueDate();
        if (issued == null) {
            return;
        }
        if (issued.isAfter(today)) {
            findings.add(warning(
                    "issue-date-in-future",
                    "The invoice is dated " + issued + ", which is after today (" + today + ")."));
        }
        if (invoice.dueDate() != null && invoice.dueDate().isBefore(issued)) {
            findings.add(warning(
                    "due-date-before-issue-date",
                    "The invoice is due on " + invoice.dueDate() + ", before its own date " + issued + "."));
        }
    }

    private static void compare(
            String code,
            String what,
            BigDecimal computed,
            String name,
            BigDecimal stated,
            InvoiceData invoice,
            List<Finding> findings) {
        if (differ(computed, stated, CENT)) {
            String currency = invoice.currency();
            findings.add(warning(
                    code,
                    what + " make " + Amounts.text(computed, currency) + ", but the invoice states "
                            + Amounts.text(stated, currency) + " as " + name + " (difference "
                            + Amounts.text(stated.subtract(computed), currency) + ")."));
        }
    }

    /** True if the amounts are a cent or more apart, or further than a tolerance above that. */
    private static boolean differ(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        int comparison = one.subtract(other).abs().compareTo(tolerance);
        return tolerance.equals(CENT) ? comparison >= 0 : comparison > 0;
    }

    private static Stream<LineItem> leaves(List<LineItem> lines) {
        return lines.stream().flatMap(line -> line.subLines().isEmpty() ? Stream.of(line) : leaves(line.subLines()));
    }

    /** Null if there is nothing to add, or an amount is missing. */
    private static <T> @Nullable BigDecimal sum(List<T> items, Function<T, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (T item : items) {
            BigDecimal value = amount.apply(item);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return items.isEmpty() ? null : sum;
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Finding blocking(String code, String message) {
        return new Finding(code, Severity.BLOCKING, message);
    }

    private static Finding warning(String code, String message) {
        return new Finding(code, Severity.WARNING, message);
    }
}
