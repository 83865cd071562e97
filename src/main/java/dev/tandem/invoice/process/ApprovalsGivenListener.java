package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tells the table "Who approves an invoice, and by when" how many approvals there are, just before it is asked. */
@Component
class ApprovalsGivenListener implements ExecutionListener {

    private final CaseInvoice caseInvoice;
    private final ApprovalCheck approvals;

    ApprovalsGivenListener(CaseInvoice caseInvoice, ApprovalCheck approvals) {
        this.caseInvoice = caseInvoice;
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateExecution execution) {
        InvoiceApproval.APPROVALS_GIVEN.set(execution, approvals.given(caseInvoice.of(execution)));
    }
}
