package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.Postings;
import dev.tandem.tasks.DecisionTrail;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PostInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final Accounting accounting;
    private final DecisionTrail trail;

    PostInvoiceDelegate(CaseInvoice caseInvoice, Invoices invoices, Accounting accounting, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.accounting = accounting;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        PostingResult result = accounting.post(
                CaseInvoice.nextEffect(execution, invoice),
                Postings.request(invoice, InvoiceApproval.SUPPLIER_ID.get(execution)));
        String task = execution.getCurrentActivityName();
        if (result instanceof PostingResult.Refused refused) {
            trail.note(invoice.id(), execution.getCurrentActivityId(), task, "refused", refused.explanation());
            throw new BpmnError(InvoiceApproval.POSTING_REFUSED, refused.explanation());
        }
        PostingResult.Posted posted = (PostingResult.Posted) result;
        invoices.recordPosting(invoice.id(), posted.posting().id());
        trail.note(
                invoice.id(),
                execution.getCurrentActivityId(),
                task,
                "posted",
                posted.posting().id());
        InvoiceApproval.POSTING_ID.set(execution, posted.posting().id());
    }
}
