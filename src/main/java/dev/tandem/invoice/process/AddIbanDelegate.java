package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.invoice.Invoice;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AddIbanDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Accounting accounting;

    AddIbanDelegate(CaseInvoice caseInvoice, Accounting accounting) {
        this.caseInvoice = caseInvoice;
        this.accounting = accounting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        String iban = Objects.requireNonNull(invoice.requiredData().iban(), "only an IBAN that is there is confirmed");
        accounting.addIban(
                CaseInvoice.nextEffect(execution, invoice), InvoiceApproval.SUPPLIER_ID.get(execution), iban);
        InvoiceApproval.IBAN_CONFIRMED.set(execution, true);
    }
}
