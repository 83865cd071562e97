package dev.tandem.integration.crm;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.Port;
import org.jspecify.annotations.Nullable;

/**
 * Customers in the CRM. A business outcome comes back as a result; an exception means that the system could not be reached or
 * broke, and the call may be repeated with the same key.
 */
@Port("crm")
public interface CrmCustomers {

    /**
     * Registers a customer, with the contact and the company that the CRM knows already where person or company are the same,
     * otherwise with new ones. Happens once per key. A refusal leaves the transaction of the caller usable, and may be asked
     * again with the same key.
     */
    CustomerRegistration register(EffectKey key, NewCrmCustomer customer);

    /**
     * Takes back whatever was registered with this key, and sees to it that nothing will ever be registered with it: a
     * registration that is still under way, or comes later, is refused. What was there before stays, and so does what others
     * use by now; a customer who is blocked stays, and stays blocked. Happens once however often it is asked for.
     *
     * @param registration key that {@link #register} was called with, or was about to be
     */
    void undo(EffectKey registration);

    /**
     * Nobody may sell to this customer any more. Happens once however often it is asked for, and the first reason stays; a
     * customer who is not there (any more) needs no block.
     *
     * @param reason in the words of whoever asked for it
     */
    void block(EffectKey key, String customerId, String reason);

    /**
     * Forgets the person of a customer: all that the CRM keeps of the contact of the one who was registered with this key
     * goes, and of the one who is named, also where Tandem never learned the id. Opportunities and a block stay without it.
     * Nothing will be registered with the key any more, even if that is under way now. Happens once however often it is asked
     * for; a customer who is not there is forgotten.
     *
     * @param registration key that {@link #register} was called with, or was about to be
     * @param customerId of the CRM; null if none is known
     */
    void forget(EffectKey registration, @Nullable String customerId);
}
