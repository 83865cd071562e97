package dev.tandem.lead.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AssignLeadDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        LeadAssignment.ASSIGN_RESULT.set(execution, "nobodyFree");
        LeadAssignment.TEAM_LEADER.set(execution, "saleslead");
    }
}
