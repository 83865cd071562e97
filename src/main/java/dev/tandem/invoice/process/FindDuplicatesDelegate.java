package dev.tandem.invoice.process;

import dev.tandem.invoice.DuplicateCheck;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FindDuplicatesDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final DuplicateCheck duplicates;

    FindDuplicatesDelegate(CaseInvoice caseInvoice, DuplicateCheck duplicates) {
        this.caseInvoice = caseInvoice;
        this.duplicates = duplicates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceApproval.DUPLICATE_SUSPECTED.set(execution, duplicates.findNew(caseInvoice.of(execution)));
    }
}
