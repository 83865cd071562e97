package dev.tandem.lead.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CreateOpportunityDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        LeadAssignment.OPPORTUNITY_KNOWN.set(execution, true);
    }
}
