package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.reading.InvoiceReader;
import dev.tandem.invoice.reading.ReadingResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReadInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final InvoiceReader reader;

    ReadInvoiceDelegate(CaseInvoice caseInvoice, Invoices invoices, InvoiceReader reader) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.reader = reader;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        ReadingResult result = reader.read(invoices.content(invoice.id()));
        if (result instanceof ReadingResult.Read read) {
            invoices.recordReading(invoice.id(), read.invoice(), read.findings());
        } else if (result instanceof ReadingResult.Unreadable unreadable) {
            invoices.recordUnreadable(invoice.id(), unreadable.reason());
        } else if (result instanceof ReadingResult.Refused refused) {
            invoices.recordUnreadable(invoice.id(), refused.reason());
        }
        InvoiceApproval.READABLE.set(execution, result instanceof ReadingResult.Read);
        InvoiceApproval.KEYED_IN.set(execution, false);
    }
}
