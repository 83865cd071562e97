package dev.tandem.invoice.process;

import dev.tandem.invoice.Payments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskPaymentDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Payments payments;

    AskPaymentDelegate(CaseInvoice caseInvoice, Payments payments) {
        this.caseInvoice = caseInvoice;
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceApproval.PAID.set(
                execution, payments.ask(caseInvoice.locked(execution)).isPresent());
    }
}
