package dev.tandem.integration.accounting;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.Port;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounting system: suppliers and postings. A business outcome comes back as a result; an exception means that the
 * system could not be reached or broke, and the call may be repeated with the same key.
 */
@Port("accounting")
public interface Accounting {

    /** The supplier with this id, or empty. */
    Optional<Supplier> supplier(String supplierId);

    /**
     * The one supplier that an invoice comes from: by VAT id if the invoice has one and it is known, otherwise by IBAN, otherwise
     * by exact name (without regard to case). Empty if none or more than one fits, or if the one has another VAT id.
     */
    Optional<Supplier> identifySupplier(@Nullable String vatId, @Nullable String iban, @Nullable String name);

    /** Suppliers whose name, VAT id or id contains the text, by name, at most {@code limit}. Blank text finds all. */
    List<Supplier> findSuppliers(String text, int limit);

    /**
     * Creates a supplier once per key; the same key again answers with the supplier created first. If the master data already
     * has a supplier with this VAT id, it answers with that one, unchanged.
     */
    Supplier createSupplier(EffectKey key, NewSupplier supplier);

    /**
     * Adds an account to a supplier's master data, after a second person confirmed it. Once per key; an account that is there
     * already stays as it is.
     *
     * @throws IllegalArgumentException if there is no such supplier
     */
    void addIban(EffectKey key, String supplierId, String iban);

    /**
     * Posts an invoice or credit note. Happens once per key. Supplier and number are unique among live postings, whichever
     * case asks: the second gets {@link PostingResult.Refused} with {@link PostingResult.Reason#ALREADY_POSTED}. Numbers are compared without regard to
     * case and spaces. A refusal leaves the transaction of the caller usable.
     */
    PostingResult post(EffectKey key, PostingRequest request);

    /** Live postings of this supplier that the invoice may be a duplicate of: same number, or same amount and issue date. */
    List<Posting> similarPostings(PostingRequest request);

    /**
     * Takes back whatever was posted with this key, dated today, and sees to it that nothing will ever be posted with it: a
     * posting that is still under way, or comes later, is refused. Happens once however often it is asked for.
     *
     * @param posting key that {@link #post} was called with, or was about to be
     * @param reason in the words of whoever asked for it
     * @return the reversal; empty if nothing was posted with the key
     */
    Optional<Reversal> reverse(EffectKey posting, String reason);

    /** The payment that settled this posting; empty as long as it is not, or not fully, paid. */
    Optional<Payment> payment(String postingId);

    /** The purchase order with this number, compared without regard to case and spaces, with what was received so far. */
    Optional<PurchaseOrder> order(String number);

    /** Accounts that the lines of an invoice may be posted to, by number. */
    List<Account> accounts();

    /** Cost centres that an expense may be booked on, by number. */
    List<CostCentre> costCentres();
}
