package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Invoices;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds whom the invoice comes from; a supplier that a person linked goes before what the document says. */
@Component
class IdentifySupplierDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final Accounting accounting;

    IdentifySupplierDelegate(CaseInvoice caseInvoice, Invoices invoices, Accounting accounting) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.accounting = accounting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        InvoiceData data = invoice.requiredData();
        Optional<Supplier> linked =
                InvoiceApproval.LINKED_SUPPLIER_ID.find(execution).flatMap(accounting::supplier);
        Optional<Supplier> supplier =
                linked.or(() -> accounting.identifySupplier(data.sellerVatId(), data.iban(), data.sellerName()));
        supplier.ifPresent(known -> invoices.recordSupplier(invoice.id(), known.id()));
        InvoiceApproval.SUPPLIER_KNOWN.set(execution, supplier.isPresent());
        InvoiceApproval.SUPPLIER_ID.set(execution, supplier.map(Supplier::id).orElse(null));
        InvoiceApproval.CATEGORY.set(execution, supplier.map(Supplier::category).orElse(null));
        InvoiceApproval.IBAN_KNOWN.set(
                execution,
                data.iban() == null
                        || supplier.map(known -> known.ibans().contains(data.iban()))
                                .orElse(false));
        // once true they stay so for the case: a round of questions must not open the straight way again
        InvoiceApproval.IBAN_CONFIRMED.set(
                execution, InvoiceApproval.IBAN_CONFIRMED.find(execution).orElse(false));
        InvoiceApproval.SUPPLIER_NEW.set(
                execution,
                // whom only one person linked does not go straight through either
                linked.isPresent()
                        || InvoiceApproval.SUPPLIER_NEW.find(execution).orElse(false));
    }
}
