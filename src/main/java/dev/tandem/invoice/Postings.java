package dev.tandem.invoice;

import dev.tandem.integration.accounting.PostingRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says to accounting what an invoice says. */
public final class Postings {

    private Postings() {}

    /** The posting of an invoice as far as the document says it: without codings. */
    public static PostingRequest request(Invoice invoice, String supplierId) {
        return request(invoice, supplierId, List.of(), null);
    }

    /**
     * The posting of an invoice. Totals that a keyed-in invoice lacks follow from the others: gross is what is payable, net is
     * gross without tax.
     *
     * @param codings where the expense goes
     * @param corrects document number in accounting of the invoice that a credit note corrects
     * @throws IllegalStateException if number, date, currency or payable amount is missing; the checks before see to it
     */
    public static PostingRequest request(
            Invoice invoice, String supplierId, List<PostingRequest.Coding> codings, @Nullable String corrects) {
        InvoiceData data = invoice.requiredData();
        BigDecimal payable = required(data.payable(), invoice, "payable amount");
        BigDecimal gross = Objects.requireNonNullElse(data.grossTotal(), payable);
        BigDecimal tax = Objects.requireNonNullElse(data.taxTotal(), BigDecimal.ZERO);
        BigDecimal net = net(data);
        return new PostingRequest(
                supplierId,
                data.kind() == InvoiceKind.CREDIT_NOTE,
                required(data.number(), invoice, "number"),
                required(data.issueDate(), invoice, "date"),
                required(data.currency(), invoice, "currency"),
                net,
                tax,
                gross,
                payable,
                prepaid(data, gross, payable),
                codings,
                corrects);
    }

    /** The expense: the total without VAT, or, if the invoice says none, the total less VAT. */
    public static BigDecimal net(InvoiceData data) {
        BigDecimal payable = Objects.requireNonNullElse(data.payable(), BigDecimal.ZERO);
        BigDecimal gross = Objects.requireNonNullElse(data.grossTotal(), payable);
        BigDecimal tax = Objects.requireNonNullElse(data.taxTotal(), BigDecimal.ZERO);
        return Objects.requireNonNullElse(data.netTotal(), gross.subtract(tax));
    }

    /** Some profiles have no place for what was paid before: there it is what is missing of the total. */
    private static BigDecimal prepaid(InvoiceData data, BigDecimal gross, BigDecimal payable) {
        BigDecimal stated = data.prepaid();
        if (stated != null) {
            return stated;
        }
        BigDecimal total = gross.add(Objects.requireNonNullElse(data.rounding(), BigDecimal.ZERO))
                .add(Objects.requireNonNullElse(data.thirdPartyPayments(), BigDecimal.ZERO));
        return total.subtract(payable).max(BigDecimal.ZERO);
    }

    private static <T> T required(@Nullable T value, Invoice invoice, String what) {
        if (value == null) {
            throw new IllegalStateException(invoice.id() + " has no " + what);
        }
        return value;
    }
}
