package dev.tandem.integration.accounting;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.Port;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Customers in the accounting system. A business outcome comes back as a result; an exception means that the system could not
 * be reached or broke, and the call may be repeated with the same key.
 */
@Port("accounting")
public interface CustomerAccounts {

    /**
     * Opens an account for a customer. Happens once per key. A VAT id belongs to one customer. A refusal leaves the transaction
     * of the caller usable, and may be asked again with the same key.
     */
    CustomerResult open(EffectKey key, NewCustomer customer);

    /**
     * Takes back whatever was opened with this key, and sees to it that nothing will ever be opened with it: an opening that
     * is still under way, or comes later, is refused. A customer who has orders or invoices, or is blocked, is closed instead
     * of deleted, and stays blocked. Happens once however often it is asked for.
     *
     * @param opening key that {@link #open} was called with, or was about to be
     * @param reason in the words of whoever asked for it
     */
    void undo(EffectKey opening, String reason);

    /**
     * Nothing may be ordered by, delivered to or invoiced to this customer any more. Happens once however often it is asked
     * for, and the first reason stays; a customer who is not there (any more) needs no block.
     *
     * @param reason in the words of whoever asked for it
     */
    void block(EffectKey key, String customerId, String reason);

    /** The first order or invoice of this customer; empty as long as there is none, or no such customer. */
    Optional<FirstBusiness> firstBusiness(String customerId);

    /**
     * Forgets a customer: all personal data of the one who was opened with this key goes, and of the one who is named, also
     * where Tandem never learned the id. Orders, invoices and a block stay without it. Nothing will be opened with the key any
     * more, even if that is under way now. Happens once however often it is asked for; a customer who is not there is forgotten.
     *
     * @param opening key that {@link #open} was called with, or was about to be
     * @param customerId of the accounting system; null if none is known
     */
    void forget(EffectKey opening, @Nullable String customerId);
}
