package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Differences from the order that a person accepted are no longer in the way; the approver still sees them. */
@Component
class ClearedDifferencesListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if ("accept".equals(InvoiceApproval.DECISION.find(task).orElse(""))) {
            InvoiceApproval.MATCH.set(task.getExecution(), "accepted");
        }
    }
}
