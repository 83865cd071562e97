package dev.tandem.invoice.process;

import dev.tandem.invoice.match.MatchOutcome;
import dev.tandem.invoice.match.OrderMatches;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Differences from the order that a person accepted are no longer in the way; the approver still sees them. */
@Component
class ClearedDifferencesListener implements TaskListener {

    private final OrderMatches matches;
    private final IdentityService identity;

    ClearedDifferencesListener(OrderMatches matches, IdentityService identity) {
        this.matches = matches;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        if ("accept".equals(InvoiceApproval.DECISION.find(task).orElse(""))) {
            matches.accept(
                    InvoiceApproval.INVOICE_ID.get(task),
                    identity.getCurrentAuthentication().getUserId());
            InvoiceApproval.MATCH.set(task.getExecution(), MatchOutcome.ACCEPTED.text());
        }
    }
}
