package dev.tandem.invoice.process;

import dev.tandem.invoice.Conversions;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceRate;
import java.math.BigDecimal;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ConvertAmountDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Conversions conversions;

    ConvertAmountDelegate(CaseInvoice caseInvoice, Conversions conversions) {
        this.caseInvoice = caseInvoice;
        this.conversions = conversions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        Optional<InvoiceRate> rate = conversions.keepRate(invoice);
        boolean inLimitCurrency = conversions.isInLimitCurrency(invoice);
        InvoiceApproval.RATE_KNOWN.set(execution, rate.isPresent() || inLimitCurrency);
        InvoiceApproval.EXCHANGE_RATE.set(
                execution,
                rate.map(InvoiceRate::rate).map(BigDecimal::doubleValue).orElse(1.0));
        conversions.amountAtStake(invoice).ifPresent(amount -> {
            InvoiceApproval.AMOUNT.set(execution, amount.doubleValue());
            if (inLimitCurrency) {
                execution.removeVariable(InvoiceApproval.AMOUNT_CURRENCY.name());
            } else {
                InvoiceApproval.AMOUNT_CURRENCY.set(execution, conversions.limitCurrency());
            }
        });
    }
}
