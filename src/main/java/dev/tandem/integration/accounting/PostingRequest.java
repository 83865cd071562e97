package dev.tandem.integration.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note to post.
 *
 * @param creditNote true turns debit and credit round
 * @param number the supplier's invoice number
 * @param issueDate decides the period
 * @param currency ISO 4217 code of all amounts
 * @param net expense; net + tax = gross
 * @param tax input VAT, zero or more
 * @param gross total with VAT
 * @param payable what is owed to the supplier after prepayments and rounding
 * @param prepaid what was paid before; the rest of the way from {@code gross} to {@code payable} is rounding
 * @param codings where the expense goes; their amounts make {@code net}
 * @param corrects document number in accounting of the invoice that a credit note corrects; null if none
 */
public record PostingRequest(
        String supplierId,
        boolean creditNote,
        String number,
        LocalDate issueDate,
        String currency,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        BigDecimal payable,
        BigDecimal prepaid,
        List<Coding> codings,
        @Nullable String corrects) {

    /** A request in which nothing was rounded: what isn't payable was prepaid. */
    public PostingRequest(
            String supplierId,
            boolean creditNote,
            String number,
            LocalDate issueDate,
            String currency,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            BigDecimal payable) {
        this(supplierId, creditNote, number, issueDate, currency, net, tax, gross, payable, gross.subtract(payable));
    }

    /** A request without codings: the books choose the account by the supplier. */
    public PostingRequest(
            String supplierId,
            boolean creditNote,
            String number,
            LocalDate issueDate,
            String currency,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            BigDecimal payable,
            BigDecimal prepaid) {
        this(supplierId, creditNote, number, issueDate, currency, net, tax, gross, payable, prepaid, List.of(), null);
    }

    /**
     * A part of the expense.
     *
     * @param account number of the account
     * @param costCentre number of the cost centre; null if it is on none
     * @param net without tax
     */
    public record Coding(String account, @Nullable String costCentre, BigDecimal net) {}
}
