package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Withdrawals;
import dev.tandem.invoice.match.OrderUse;
import dev.tandem.tasks.DecisionTrail;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Withdrawals withdrawals;
    private final OrderUse use;
    private final DecisionTrail trail;

    WithdrawInvoiceDelegate(CaseInvoice caseInvoice, Withdrawals withdrawals, OrderUse use, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.withdrawals = withdrawals;
        this.use = use;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        withdrawals.recordDone(invoice.id());
        use.release(invoice.id());
        trail.note(
                invoice.id(),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName(),
                "withdrawn",
                InvoiceApproval.REASON.find(execution).orElse(null));
        InvoiceApproval.WAS_POSTED.set(execution, invoice.postingId() != null);
    }
}
