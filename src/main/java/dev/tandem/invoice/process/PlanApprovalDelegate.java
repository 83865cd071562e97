package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PlanApprovalDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("approvalRound", 1);
        execution.setVariable(
                "approvalDueAt", java.time.OffsetDateTime.now().plusDays(1).toString());
        execution.setVariable(
                "approvalReminderAt",
                java.time.OffsetDateTime.now().plusHours(20).toString());
    }
}
