package dev.tandem.invoice.process;

import dev.tandem.invoice.Finding;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.Plausibility;
import dev.tandem.invoice.match.OrderMatches;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CheckInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final Plausibility plausibility;
    private final OrderMatches matches;

    CheckInvoiceDelegate(CaseInvoice caseInvoice, Invoices invoices, Plausibility plausibility, OrderMatches matches) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.plausibility = plausibility;
        this.matches = matches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        InvoiceData data = invoice.requiredData();
        // the data may name another order, or none, by now
        matches.forget(invoice.id());
        invoices.recordFindings(invoice.id(), plausibility.check(data, LocalDate.now()));
        List<Finding> findings = invoices.findings(invoice.id());
        InvoiceApproval.COMPLETE.set(
                execution, findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.BLOCKING));
        InvoiceApproval.FINDING_COUNT.set(execution, findings.size());
        InvoiceApproval.KEYED_IN.set(execution, invoice.keyedIn());
        InvoiceApproval.KIND.set(execution, data.kind() == InvoiceKind.CREDIT_NOTE ? "creditnote" : "invoice");
        InvoiceApproval.ORDER_NAMED.set(execution, data.orderReference() != null);
        InvoiceApproval.INVOICE_NUMBER.set(execution, data.number());
        InvoiceApproval.SUPPLIER_NAME.set(execution, data.sellerName());
        InvoiceApproval.AMOUNT.set(
                execution, data.amountAtStake().map(BigDecimal::doubleValue).orElse(null));
        InvoiceApproval.CURRENCY.set(execution, data.currency());
        execution.removeVariable(InvoiceApproval.AMOUNT_CURRENCY.name());
        InvoiceApproval.PAYMENT_EXPECTED.set(execution, Payments.isExpected(invoice));
        InvoiceApproval.MATCH.set(execution, "none");
        InvoiceApproval.DIFFERENCE_COUNT.set(execution, 0);
        InvoiceApproval.QUESTION_OPEN.set(execution, false);
    }
}
