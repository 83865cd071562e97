package dev.tandem.invoice;

import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.CashDiscount;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceData.TaxSubtotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What no honest invoice exceeds, and what must be refused before anybody computes with it or stores it: {@code 1E900000000} is
 * a short text, but keeps a thread busy for hours once something is added to it.
 */
public final class InvoiceLimits {

    private static final int DIGITS_BEFORE_POINT = 18;
    private static final int DIGITS_BEHIND_POINT = 40;
    private static final int DEPTH_OF_LINES = 100;
    private static final int LAST_YEAR = 9999;

    private InvoiceLimits() {}

    /** What is beyond the limits, in plain words; empty if the data can be worked with. */
    public static Optional<String> breach(InvoiceData data) {
        return text("invoice number", data.number(), 255)
                .or(() -> text("currency", data.currency(), 10))
                .or(() -> text("supplier's name", data.sellerName(), 1000))
                .or(() -> text("VAT id", data.sellerVatId(), 255))
                .or(() -> text("supplier's mail address", data.sellerMail(), 1000))
                .or(() -> text("IBAN", data.iban(), 255))
                .or(() -> text("order number", data.orderReference(), 255))
                .or(() -> data.precedingInvoices().stream()
                        .flatMap(number -> text("preceding invoice's number", number, 255).stream())
                        .findFirst())
                .or(() -> date("date of issue", data.issueDate()))
                .or(() -> date("due date", data.dueDate()))
                .or(() -> data.cashDiscounts().stream()
                        .flatMap(discount -> date("last day of the cash discount", discount.lastDay()).stream())
                        .findFirst())
                .or(() -> amounts(data));
    }

    /** Whether one can compute with the number. */
    public static boolean isBearable(BigDecimal number) {
        // in long, because the difference may not fit into an int
        long before = (long) number.precision() - number.scale();
        return before <= DIGITS_BEFORE_POINT && number.scale() <= DIGITS_BEHIND_POINT;
    }

    private static Optional<String> text(String what, @Nullable String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("The " + what + " has a character that is none.");
        }
        // as it is compared: upper case can be longer
        int length = Math.max(text.length(), text.toUpperCase(Locale.ROOT).length());
        return length <= longest
                ? Optional.empty()
                : Optional.of(
                        "The " + what + " has " + length + " characters; more than " + longest + " can't be right.");
    }

    private static Optional<String> date(String what, @Nullable LocalDate date) {
        return date == null || (date.getYear() >= 1 && date.getYear() <= LAST_YEAR)
                ? Optional.empty()
                : Optional.of("The " + what + " has the year " + date.getYear() + ", which can't be right.");
    }

    private static Optional<String> amounts(InvoiceData data) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        Stream.of(
                        data.lineTotal(),
                        data.allowanceTotal(),
                        data.chargeTotal(),
                        data.netTotal(),
                        data.taxTotal(),
                        data.grossTotal(),
                        data.prepaid(),
                        data.rounding(),
                        data.payable(),
                        data.thirdPartyPayments())
                .forEach(numbers::add);
        for (TaxSubtotal tax : data.taxBreakdown()) {
            Stream.of(tax.rate(), tax.taxable(), tax.tax()).forEach(numbers::add);
        }
        for (AllowanceCharge extra : data.allowancesAndCharges()) {
            Stream.of(extra.amount(), extra.taxRate()).forEach(numbers::add);
        }
        for (CashDiscount discount : data.cashDiscounts()) {
            Stream.of(discount.percent(), discount.base(), discount.amount()).forEach(numbers::add);
        }
        if (!collect(data.lineItems(), 1, numbers)) {
            return Optional.of("The lines are nested more than " + DEPTH_OF_LINES + " deep.");
        }
        return numbers.stream().filter(Objects::nonNull).allMatch(InvoiceLimits::isBearable)
                ? Optional.empty()
                : Optional.of("An amount has too many digits. Check it against the document.");
    }

    /** False if the lines are nested too deep. */
    private static boolean collect(List<LineItem> lines, int depth, List<@Nullable BigDecimal> numbers) {
        if (depth > DEPTH_OF_LINES && !lines.isEmpty()) {
            return false;
        }
        for (LineItem line : lines) {
            Stream.of(
                            line.quantity(),
                            line.netPrice(),
                            line.priceQuantity(),
                            line.netAmount(),
                            line.taxRate(),
                            line.allowances(),
                            line.charges())
                    .forEach(numbers::add);
            if (!collect(line.subLines(), depth + 1, numbers)) {
                return false;
            }
        }
        return true;
    }
}
