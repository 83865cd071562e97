package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Invoice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CreateSupplierDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Accounting accounting;

    CreateSupplierDelegate(CaseInvoice caseInvoice, Accounting accounting) {
        this.caseInvoice = caseInvoice;
        this.accounting = accounting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        Supplier created = accounting.createSupplier(
                CaseInvoice.nextEffect(execution, invoice),
                new NewSupplier(
                        InvoiceApproval.PROPOSED_NAME.get(execution),
                        InvoiceApproval.PROPOSED_VAT_ID.find(execution).orElse(null),
                        InvoiceApproval.PROPOSED_CATEGORY.get(execution),
                        InvoiceApproval.PROPOSED_MAIL.find(execution).orElse(null),
                        InvoiceApproval.PROPOSED_IBAN.find(execution).orElse(null)));
        InvoiceApproval.LINKED_SUPPLIER_ID.set(execution, created.id());
        InvoiceApproval.SUPPLIER_NEW.set(execution, true);
    }
}
