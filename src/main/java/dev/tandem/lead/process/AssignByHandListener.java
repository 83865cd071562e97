package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.AssignmentResult;
import dev.tandem.lead.team.Closing;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.lead.team.TeamRefusedException;
import dev.tandem.tasks.SubmissionRefusedException;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** A team lead gives a lead for which nobody was free, or that was missed twice, to somebody, or ends it. */
@Component
class AssignByHandListener implements TaskListener {

    private final CaseLead caseLead;
    private final Leads leads;
    private final LeadAssignments assignments;
    private final IdentityService identity;

    AssignByHandListener(CaseLead caseLead, Leads leads, LeadAssignments assignments, IdentityService identity) {
        this.caseLead = caseLead;
        this.leads = leads;
        this.assignments = assignments;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        Lead lead = caseLead.of(task.getExecution());
        Instant now = ClockUtil.getCurrentTime().toInstant();
        if (LeadAssignment.DECISION.get(task).equals("assign")) {
            assign(task, lead, now);
        } else {
            String reason = LeadAssignment.REASON.get(task);
            assignments.close(lead.id(), Closing.DISQUALIFIED, reason, now);
            leads.changeState(lead.id(), LeadState.DISQUALIFIED, reason);
        }
    }

    private void assign(DelegateTask task, Lead lead, Instant now) {
        String rep = LeadAssignment.CHOSEN_REP
                .find(task)
                .orElseThrow(() -> new SubmissionRefusedException("Choose who gets the lead."));
        try {
            AssignmentResult.Assigned assigned = assignments.assignByHand(
                    lead.id(), rep, identity.getCurrentAuthentication().getUserId(), now);
            LeadAssignment.TEAM.set(task.getExecution(), assigned.teamId());
            LeadAssignment.TEAM_LEADER.set(task.getExecution(), assigned.leader());
            LeadAssignment.REP.set(task.getExecution(), rep);
            LeadAssignment.ASSIGN_RESULT.set(task.getExecution(), assigned.name());
        } catch (TeamRefusedException e) {
            throw new SubmissionRefusedException(String.valueOf(e.getMessage()));
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingException("Somebody has just got a place for " + lead.id());
        }
    }
}
