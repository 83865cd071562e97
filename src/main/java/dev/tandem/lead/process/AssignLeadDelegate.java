package dev.tandem.lead.process;

import dev.tandem.lead.team.AssignmentResult;
import dev.tandem.lead.team.LeadAssignments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

@Component
class AssignLeadDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadAssignments assignments;

    AssignLeadDelegate(CaseLead caseLead, LeadAssignments assignments) {
        this.caseLead = caseLead;
        this.assignments = assignments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AssignmentResult result = assignments.assign(
                caseLead.of(execution).id(),
                LeadAssignment.TEAM.get(execution),
                LeadAssignment.SCORE_POINTS.get(execution).intValue(),
                ClockUtil.getCurrentTime().toInstant());
        LeadAssignment.ASSIGN_RESULT.set(execution, result.name());
        LeadAssignment.TEAM_LEADER.set(execution, result.leader());
        LeadAssignment.REP.set(execution, result.rep());
    }
}
