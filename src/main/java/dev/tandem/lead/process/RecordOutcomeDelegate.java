package dev.tandem.lead.process;

import dev.tandem.core.EffectKey;
import dev.tandem.lead.Lead;
import dev.tandem.lead.match.LeadOpportunities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the CRM what came of the lead. */
@Component
class RecordOutcomeDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadOpportunities opportunities;

    RecordOutcomeDelegate(CaseLead caseLead, LeadOpportunities opportunities) {
        this.caseLead = caseLead;
        this.opportunities = opportunities;
    }

    /** Nobody waits for it any more, so a refusal is for operations: they see it as an incident, and retry when it is mended. */
    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        int round = LeadAssignment.CONTACT_ROUND.find(execution).orElse(0) + 1;
        EffectKey key = new EffectKey(lead.id(), LeadAssignment.RECORD_OUTCOME, round);
        opportunities.recordOutcome(key, lead).ifPresent(why -> {
            throw new IllegalStateException("The CRM does not take the outcome of " + lead.id() + ": " + why);
        });
    }
}
