package dev.tandem.invoice.process;

import dev.tandem.invoice.CaseBusyException;
import dev.tandem.invoice.InvoiceCases;
import dev.tandem.tasks.NextStep;
import dev.tandem.tasks.NextSteps;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

@Component
class InvoiceCaseStarter implements InvoiceCases {

    private final RuntimeService runtime;
    private final NextSteps nextSteps;

    InvoiceCaseStarter(RuntimeService runtime, NextSteps nextSteps) {
        this.runtime = runtime;
        this.nextSteps = nextSteps;
    }

    @Override
    public List<NextStep> start(String invoiceId) {
        ProcessInstance begun = runtime.startProcessInstanceByKey(
                InvoiceApproval.PROCESS, invoiceId, Map.of(InvoiceApproval.INVOICE_ID.name(), invoiceId));
        return NextSteps.ofBegun(begun).orElseGet(() -> next(invoiceId));
    }

    @Override
    public List<NextStep> next(String invoiceId) {
        return nextSteps.of(InvoiceApproval.PROCESS, invoiceId);
    }

    @Override
    public void tellPaid(String invoiceId) {
        tell(invoiceId, InvoiceApproval.INVOICE_PAID, Map.of());
    }

    @Override
    public boolean withdraw(String invoiceId, String reason) {
        return tell(invoiceId, InvoiceApproval.INVOICE_WITHDRAWN, Map.of(InvoiceApproval.REASON.name(), reason));
    }

    @Override
    public void settle(String invoiceId, String reason) {
        runtime.createMessageCorrelation(InvoiceApproval.INVOICE_WITHDRAWN_AFTER_PAYMENT)
                .setVariable(InvoiceApproval.INVOICE_ID.name(), invoiceId)
                .setVariable(InvoiceApproval.REASON.name(), reason)
                .correlateStartMessage();
    }

    /** False if the case does not wait for the message. */
    private boolean tell(String invoiceId, String message, Map<String, Object> variables) {
        boolean waits = runtime.createExecutionQuery()
                        .processDefinitionKey(InvoiceApproval.PROCESS)
                        .processInstanceBusinessKey(invoiceId)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
        if (!waits) {
            return false;
        }
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(invoiceId)
                    .setVariables(variables)
                    .correlate();
            return true;
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException e) {
            throw new CaseBusyException(invoiceId, e);
        }
    }
}
