package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CheckLeadDelegate implements JavaDelegate {

    private final CaseLead caseLead;

    CheckLeadDelegate(CaseLead caseLead) {
        this.caseLead = caseLead;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        LeadAssignment.LEAD_NAME.set(execution, lead.displayName());
    }
}
