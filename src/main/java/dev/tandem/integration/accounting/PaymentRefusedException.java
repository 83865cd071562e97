package dev.tandem.integration.accounting;

/** A payment that can't be recorded. */
public class PaymentRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param explanation in plain words, for the person who recorded it */
    public PaymentRefusedException(String explanation) {
        super(explanation);
    }
}
