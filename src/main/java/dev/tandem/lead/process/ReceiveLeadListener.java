package dev.tandem.lead.process;

import dev.tandem.lead.Leads;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Binds a case to its lead as it begins. */
@Component
class ReceiveLeadListener implements ExecutionListener {

    private final Leads leads;

    ReceiveLeadListener(Leads leads) {
        this.leads = leads;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String leadId = LeadAssignment.LEAD_ID.get(execution);
        leads.bindCase(leadId, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(leadId);
    }
}
