package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.LeadAssignments;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Claiming "Contact lead" begins the work; giving the task back makes it one that nobody has begun. */
@Component
class ContactBegunListener implements TaskListener {

    private final CaseLead caseLead;
    private final Leads leads;
    private final LeadAssignments assignments;

    ContactBegunListener(CaseLead caseLead, Leads leads, LeadAssignments assignments) {
        this.caseLead = caseLead;
        this.leads = leads;
        this.assignments = assignments;
    }

    @Override
    public void notify(DelegateTask task) {
        Lead lead = caseLead.of(task.getExecution());
        boolean begun = task.getAssignee() != null;
        LeadAssignment.BEGUN.set(task.getExecution(), begun);
        assignments.begun(lead.id(), begun ? ClockUtil.getCurrentTime().toInstant() : null);
        leads.changeState(lead.id(), begun ? LeadState.IN_CONTACT : LeadState.ASSIGNED, null);
    }
}
