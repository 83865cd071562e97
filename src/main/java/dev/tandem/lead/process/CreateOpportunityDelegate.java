package dev.tandem.lead.process;

import dev.tandem.core.EffectKey;
import dev.tandem.lead.Lead;
import dev.tandem.lead.match.LeadOpportunities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Creates the opportunity in the CRM, once for each lead. */
@Component
class CreateOpportunityDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadOpportunities opportunities;
    private final CrmRefusals refusals;

    CreateOpportunityDelegate(CaseLead caseLead, LeadOpportunities opportunities, CrmRefusals refusals) {
        this.caseLead = caseLead;
        this.opportunities = opportunities;
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        // one round for good: an erasure blocks this key, and a second opportunity is never wanted
        EffectKey key = new EffectKey(lead.id(), LeadAssignment.CREATE_OPPORTUNITY, 1);
        String team = LeadAssignment.TEAM.get(execution);
        opportunities.create(key, lead, team, LeadAssignment.REP.get(execution)).ifPresent(why -> {
            throw refusals.of(execution, lead, why);
        });
        LeadAssignment.OPPORTUNITY_KNOWN.set(execution, true);
    }
}
