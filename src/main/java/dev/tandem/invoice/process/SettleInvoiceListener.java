package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.WithdrawalRegister;
import java.math.BigDecimal;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Binds the case that settles a withdrawal to its invoice as it begins. Whoever sends the message without a withdrawal behind it
 * begins nothing.
 */
@Component
class SettleInvoiceListener implements ExecutionListener {

    private final Invoices invoices;
    private final WithdrawalRegister withdrawals;

    SettleInvoiceListener(Invoices invoices, WithdrawalRegister withdrawals) {
        this.invoices = invoices;
        this.withdrawals = withdrawals;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Invoice invoice = invoices.get(InvoiceApproval.INVOICE_ID.get(execution));
        withdrawals.bindSettling(invoice.id(), execution.getProcessInstanceId());
        execution.setProcessBusinessKey(invoice.id());
        Optional<InvoiceData> data = Optional.ofNullable(invoice.data());
        InvoiceApproval.INVOICE_NUMBER.set(
                execution, data.map(InvoiceData::number).orElse(null));
        InvoiceApproval.SUPPLIER_NAME.set(
                execution, data.map(InvoiceData::sellerName).orElse(null));
        InvoiceApproval.AMOUNT.set(
                execution,
                data.map(InvoiceData::payable).map(BigDecimal::doubleValue).orElse(null));
        InvoiceApproval.CURRENCY.set(execution, data.map(InvoiceData::currency).orElse(null));
    }
}
