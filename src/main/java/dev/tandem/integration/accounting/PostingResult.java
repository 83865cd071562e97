package dev.tandem.integration.accounting;

/** What accounting answered to a posting. */
public sealed interface PostingResult {

    /** It stands in the books under this document number. */
    record Posted(Posting posting) implements PostingResult {}

    /**
     * Accounting refused, and will refuse again until somebody changes something.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(Reason reason, String explanation) implements PostingResult {}

    /** Why accounting refuses. */
    enum Reason {
        PERIOD_CLOSED,
        SUPPLIER_BLOCKED,
        SUPPLIER_UNKNOWN,
        ALREADY_POSTED,
        AMOUNTS_DO_NOT_BALANCE,
        /** An account or a cost centre of the codings is not there (any more). */
        CODING_UNKNOWN,
        /** What a credit note is said to correct is not in the books, or belongs to another supplier. */
        CORRECTED_UNKNOWN,
        /** The posting was taken back, perhaps before it was made. */
        REVERSED,
        /** Something else, which the explanation says. */
        OTHER
    }
}
