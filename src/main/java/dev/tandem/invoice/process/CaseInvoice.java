package dev.tandem.invoice.process;

import dev.tandem.core.EffectKey;
import dev.tandem.core.ProcessVariable;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The invoice that a process instance is about. The register says which instance that is, never a variable alone: an instance
 * that somebody started by other ways than sending a document in gets none.
 */
@Component
class CaseInvoice {

    private final Invoices invoices;

    CaseInvoice(Invoices invoices) {
        this.invoices = invoices;
    }

    /** @throws IllegalStateException if this process instance is not the case of the invoice that its variable names */
    Invoice of(DelegateExecution execution) {
        return checked(execution, invoices.get(InvoiceApproval.INVOICE_ID.get(execution)));
    }

    /**
     * The same, held until the transaction ends.
     *
     * @see Invoices#lock
     */
    Invoice locked(DelegateExecution execution) {
        return checked(execution, invoices.lock(InvoiceApproval.INVOICE_ID.get(execution)));
    }

    private static Invoice checked(DelegateExecution execution, Invoice invoice) {
        if (!execution.getProcessInstanceId().equals(invoice.processInstanceId())) {
            throw new IllegalStateException(
                    invoice.id() + " belongs to another case. A case begins with sending a document in.");
        }
        return invoice;
    }

    /**
     * The key of an effect of the activity that runs. Each completed run of the activity is a round of its own: the round is
     * kept in the transaction of the effect, so a retry has the same key, and a deliberate repetition the next.
     */
    static EffectKey nextEffect(DelegateExecution execution, Invoice invoice) {
        var rounds = new ProcessVariable<>(execution.getCurrentActivityId() + "_round", Integer.class);
        int round = rounds.find(execution).orElse(0) + 1;
        rounds.set(execution, round);
        return new EffectKey(invoice.id(), execution.getCurrentActivityId(), round);
    }
}
