package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import dev.tandem.lead.check.CheckedLead;
import dev.tandem.lead.check.LeadCheck;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CheckLeadDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final Leads leads;
    private final LeadCheck check;

    CheckLeadDelegate(CaseLead caseLead, Leads leads, LeadCheck check) {
        this.caseLead = caseLead;
        this.leads = leads;
        this.check = check;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        CheckedLead checked = check.check(lead.data());
        leads.check(lead.id(), checked.data(), checked.findings());
        LeadAssignment.LEAD_NAME.set(execution, caseLead.of(execution).displayName());
        LeadAssignment.FINDING_COUNT.set(execution, checked.findings().size());
        LeadAssignment.OPPORTUNITY_KNOWN.set(execution, false);
    }
}
