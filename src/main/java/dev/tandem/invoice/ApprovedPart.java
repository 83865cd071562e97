package dev.tandem.invoice;

/**
 * Something that people agree to when they approve an invoice, beside its data and its supplier. When it changes, approvals
 * that were given before no longer count.
 */
public interface ApprovedPart {

    /** Tells parts apart. */
    String name();

    /** The state of this part, as text: the same text as long as nothing that matters changed. */
    String of(String invoiceId);
}
