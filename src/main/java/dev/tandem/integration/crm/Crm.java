package dev.tandem.integration.crm;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.Port;
import org.jspecify.annotations.Nullable;

/**
 * The CRM: contacts, companies and opportunities. A business outcome comes back as a result; an exception means that the
 * system could not be reached or broke, and the call may be repeated with the same key.
 */
@Port("crm")
public interface Crm {

    /**
     * Contacts and companies that the person may be: by mail address, by phone number, by name and company, by the company's
     * domain and name. Those found by mail and phone come first. What was forgotten is not found.
     */
    Candidates find(PersonQuery query);

    /**
     * Attaches the lead to the contact and company that are named, or creates them, and creates the opportunity. Happens once
     * per key. A refusal leaves the transaction of the caller usable, and may be asked again with the same key.
     */
    Registration register(EffectKey key, NewOpportunity opportunity);

    /**
     * Gives an opportunity to somebody else.
     *
     * @param owner user id of the rep
     */
    CrmChange changeOwner(EffectKey key, String opportunityId, String owner);

    /**
     * Tells how the contact with the person ended.
     *
     * @param reason in the rep's words; null if there is none
     */
    CrmChange recordOutcome(EffectKey key, String opportunityId, Outcome outcome, @Nullable String reason);

    /**
     * Forgets a person: all that the CRM keeps of the contact goes, and of the one that was registered with this key, also
     * where Tandem never learned its id. Opportunities stay without it. Nothing will be registered with the key any more, even
     * if that is under way now. Happens once however often it is asked for; a contact that is not there is forgotten.
     *
     * @param registration key that {@link #register} was called with, or was about to be
     * @param contactId of the contact in the CRM; null if none is known
     */
    void forget(EffectKey registration, @Nullable String contactId);
}
