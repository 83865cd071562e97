package dev.tandem.lead.process;

import dev.tandem.core.EffectKey;
import dev.tandem.lead.Lead;
import dev.tandem.lead.match.LeadOpportunities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the CRM who has the lead now. */
@Component
class ChangeOwnerDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadOpportunities opportunities;
    private final CrmRefusals refusals;

    ChangeOwnerDelegate(CaseLead caseLead, LeadOpportunities opportunities, CrmRefusals refusals) {
        this.caseLead = caseLead;
        this.opportunities = opportunities;
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        int round = LeadAssignment.CONTACT_ROUND.find(execution).orElse(0) + 1;
        EffectKey key = new EffectKey(lead.id(), LeadAssignment.CHANGE_OWNER, round);
        opportunities.changeOwner(key, lead, LeadAssignment.REP.get(execution)).ifPresent(why -> {
            throw refusals.of(execution, lead, why);
        });
    }
}
