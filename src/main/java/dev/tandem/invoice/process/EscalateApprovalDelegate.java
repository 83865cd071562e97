package dev.tandem.invoice.process;

import dev.tandem.tasks.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class EscalateApprovalDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final OverdueTasks overdue;

    EscalateApprovalDelegate(CaseInvoice caseInvoice, OverdueTasks overdue) {
        this.caseInvoice = caseInvoice;
        this.overdue = overdue;
    }

    @Override
    public void execute(DelegateExecution execution) {
        overdue.handOver(
                caseInvoice.of(execution).id(),
                execution.getProcessInstanceId(),
                InvoiceApproval.APPROVE_INVOICE,
                InvoiceApproval.ESCALATION_GROUP.get(execution));
    }
}
