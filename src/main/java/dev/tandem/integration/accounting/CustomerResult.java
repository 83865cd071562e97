package dev.tandem.integration.accounting;

/** What accounting answered to a new customer. */
public sealed interface CustomerResult {

    /**
     * The customer is there.
     *
     * @param customerId of the accounting system, for example {@code D-10001}
     */
    record Opened(String customerId) implements CustomerResult {}

    /**
     * Accounting refused, and will refuse again until somebody changes something.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(Reason reason, String explanation) implements CustomerResult {}

    /** Why accounting refuses. */
    enum Reason {
        /** Another customer has this VAT id. */
        ALREADY_THERE,
        /** The customer with this VAT id is blocked. */
        BLOCKED,
        /** The opening was taken back, perhaps before it was made. */
        REVERSED,
        /** Something else, which the explanation says. */
        OTHER
    }
}
