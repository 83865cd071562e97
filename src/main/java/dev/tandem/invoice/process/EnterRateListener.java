package dev.tandem.invoice.process;

import dev.tandem.invoice.Conversions;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.SubmissionRefusedException;
import java.math.BigDecimal;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over the rate of exchange that a person entered in a form, in variables that are not kept. */
@Component
class EnterRateListener implements TaskListener {

    private static final String RATE = "rate";
    private static final String SOURCE = "rateSource";
    private static final String ENTER = "enter";

    private final Invoices invoices;
    private final Conversions conversions;
    private final IdentityService identity;

    EnterRateListener(Invoices invoices, Conversions conversions, IdentityService identity) {
        this.invoices = invoices;
        this.conversions = conversions;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        if (ENTER.equals(InvoiceApproval.DECISION.find(task).orElse(""))) {
            conversions.enter(
                    invoices.get(InvoiceApproval.INVOICE_ID.get(task)),
                    rate((String) task.getVariable(RATE)),
                    ((String) task.getVariable(SOURCE)).strip(),
                    identity.getCurrentAuthentication().getUserId());
        }
        task.getExecution().removeVariable(RATE);
        task.getExecution().removeVariable(SOURCE);
    }

    private static BigDecimal rate(String text) {
        String number = text.strip();
        if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || new BigDecimal(number).signum() == 0) {
            throw new SubmissionRefusedException(
                    "The rate must be a number above zero, with a point, like 1.0834. Correct it and try again.");
        }
        return new BigDecimal(number);
    }
}
