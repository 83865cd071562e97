package dev.tandem.integration.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;

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
        BigDecimal prepaid) {

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
}
