package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The lead that a process instance is about. The register says which instance that is, never a variable alone: an instance
 * that somebody started by other ways than sending a lead in gets none.
 */
@Component
class CaseLead {

    private final Leads leads;

    CaseLead(Leads leads) {
        this.leads = leads;
    }

    /** @throws IllegalStateException if this process instance is not the case of the lead that its variable names */
    Lead of(DelegateExecution execution) {
        Lead lead = leads.get(LeadAssignment.LEAD_ID.get(execution));
        if (!execution.getProcessInstanceId().equals(lead.processInstanceId())) {
            throw new IllegalStateException(
                    lead.id() + " belongs to another case. A case begins with sending a lead in.");
        }
        return lead;
    }
}
