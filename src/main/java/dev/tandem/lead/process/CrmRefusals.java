package dev.tandem.lead.process;

import dev.tandem.lead.Lead;
import dev.tandem.tasks.DecisionTrail;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the CRM refuses becomes a step of the way, and the error that the model draws. */
@Component
class CrmRefusals {

    private final DecisionTrail trail;

    CrmRefusals(DecisionTrail trail) {
        this.trail = trail;
    }

    BpmnError of(DelegateExecution execution, Lead lead, String why) {
        trail.note(lead.id(), execution.getCurrentActivityId(), execution.getCurrentActivityName(), "refused", why);
        return new BpmnError(LeadAssignment.CRM_REFUSED, why);
    }
}
