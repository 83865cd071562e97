package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.match.OrderUse;
import dev.tandem.tasks.DecisionTrail;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RejectInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final OrderUse use;
    private final DecisionTrail trail;

    RejectInvoiceDelegate(CaseInvoice caseInvoice, Invoices invoices, OrderUse use, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.use = use;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        invoices.recordRejection(invoice.id());
        use.release(invoice.id());
        trail.note(
                invoice.id(),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName(),
                "rejected",
                InvoiceApproval.REASON.find(execution).orElse(null));
    }
}
