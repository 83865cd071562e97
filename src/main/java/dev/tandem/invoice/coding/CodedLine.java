package dev.tandem.invoice.coding;

import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of an invoice that needs an account: a line, an allowance or charge on document level, or what is missing to the total.
 * Together they make the total without VAT exactly.
 *
 * @param line from 0; the invoice's lines come first
 * @param label what it is
 * @param net without VAT
 * @param extra whether it is none of the invoice's lines
 */
record CodedLine(int line, String label, BigDecimal net, boolean extra) {

    private static final int LONGEST_LABEL = 500;

    /** The parts of an invoice. Lines that cost nothing need no account. */
    static List<CodedLine> of(InvoiceData invoice, BigDecimal total) {
        List<CodedLine> parts = new ArrayList<>();
        List<LineItem> items = invoice.lineItems();
        for (int i = 0; i < items.size(); i++) {
            add(parts, i, label(items.get(i)), items.get(i).netAmount(), false);
        }
        List<AllowanceCharge> extras = invoice.allowancesAndCharges();
        for (int i = 0; i < extras.size(); i++) {
            AllowanceCharge extra = extras.get(i);
            BigDecimal amount = extra.amount();
            add(
                    parts,
                    items.size() + i,
                    Objects.requireNonNullElse(extra.reason(), extra.charge() ? "Charge" : "Allowance"),
                    amount == null || extra.charge() ? amount : amount.negate(),
                    true);
        }
        BigDecimal rest = total.subtract(parts.stream().map(CodedLine::net).reduce(BigDecimal.ZERO, BigDecimal::add));
        boolean nothingElse = parts.isEmpty();
        add(
                parts,
                items.size() + extras.size(),
                nothingElse ? "The whole invoice" : "Not on any line",
                rest,
                !nothingElse);
        return parts;
    }

    private static void add(List<CodedLine> parts, int line, String label, @Nullable BigDecimal net, boolean extra) {
        if (net != null && net.signum() != 0) {
            parts.add(new CodedLine(
                    line, label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label, net, extra));
        }
    }

    private static String label(LineItem item) {
        return Stream.of(item.name(), item.description(), item.id())
                .filter(Objects::nonNull)
                .map(text -> text.replace("\0", ""))
                .findFirst()
                .orElse("A line without a name");
    }
}
