package dev.tandem.lead.process;

import dev.tandem.core.EffectKey;
import dev.tandem.erasure.ErasableCases;
import dev.tandem.integration.crm.Crm;
import dev.tandem.lead.Leads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How leads are forgotten: their case by its message, their person by the CRM. */
@Component
class ErasableLeads implements ErasableCases {

    /** Stands for a person whose id in the CRM is not known: the call that created it may never have answered. */
    private static final String NO_CONTACT = "";

    private final Leads leads;
    private final Crm crm;

    ErasableLeads(Leads leads, Crm crm) {
        this.leads = leads;
        this.crm = crm;
    }

    @Override
    public String process() {
        return LeadAssignment.PROCESS;
    }

    @Override
    public String message() {
        return LeadAssignment.ERASURE;
    }

    @Override
    public Optional<String> elsewhere(String caseId) {
        @Nullable String contact = leads.get(caseId).contactId();
        return Optional.of(contact == null ? NO_CONTACT : contact);
    }

    @Override
    public void eraseElsewhere(String caseId, String reference) {
        crm.forget(
                new EffectKey(caseId, LeadAssignment.CREATE_OPPORTUNITY, 1),
                reference.equals(NO_CONTACT) ? null : reference);
    }
}
