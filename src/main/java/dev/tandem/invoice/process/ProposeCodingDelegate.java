package dev.tandem.invoice.process;

import dev.tandem.invoice.coding.Codings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ProposeCodingDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Codings codings;

    ProposeCodingDelegate(CaseInvoice caseInvoice, Codings codings) {
        this.caseInvoice = caseInvoice;
        this.codings = codings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceApproval.CODING_OPEN.set(execution, codings.propose(caseInvoice.locked(execution)));
    }
}
