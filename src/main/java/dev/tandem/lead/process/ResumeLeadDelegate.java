package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.lead.team.LeadAssignments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ResumeLeadDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadAssignments assignments;

    ResumeLeadDelegate(CaseLead caseLead, LeadAssignments assignments) {
        this.caseLead = caseLead;
        this.assignments = assignments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        assignments.resume(lead);
        LeadAssignment.MISSED_COUNT.set(execution, 0);
        LeadAssignment.BEGUN.set(execution, false);
    }
}
