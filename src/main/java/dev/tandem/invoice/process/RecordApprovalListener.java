package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordApprovalListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        InvoiceApproval.QUESTION_OPEN.set(task.getExecution(), "askBack".equals(InvoiceApproval.DECISION.get(task)));
    }
}
