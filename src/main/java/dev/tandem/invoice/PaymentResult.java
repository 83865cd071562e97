package dev.tandem.invoice;

/** What became of a payment that somebody told of. */
public sealed interface PaymentResult {

    /** It is recorded, by this call or, with the same reference, by an earlier one. */
    record Recorded(InvoicePayment payment) implements PaymentResult {}

    /**
     * It does not fit the invoice, for a reason in plain words.
     *
     * @param conflict true if the invoice is in a state in which it takes no payment; false if the payment itself is wrong
     */
    record Refused(boolean conflict, String reason) implements PaymentResult {}
}
