package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.match.OrderMatch;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.invoice.match.Tolerances;
import dev.tandem.tasks.DecisionTrail;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MatchOrderDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final OrderMatches matches;
    private final DecisionTrail trail;

    MatchOrderDelegate(CaseInvoice caseInvoice, OrderMatches matches, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.matches = matches;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        OrderMatch match = matches.match(
                invoice.id(),
                InvoiceApproval.ORDER_NUMBER
                        .find(execution)
                        .filter(typed -> !typed.isBlank())
                        .or(() -> Optional.ofNullable(invoice.requiredData().orderReference()))
                        .orElse(""),
                Tolerances.of(
                        InvoiceApproval.TOLERANCE_PRICE_PERCENT.find(execution).orElse(null),
                        InvoiceApproval.TOLERANCE_PRICE_AMOUNT.find(execution).orElse(null),
                        InvoiceApproval.TOLERANCE_QUANTITY_PERCENT
                                .find(execution)
                                .orElse(null),
                        InvoiceApproval.TOLERANCE_TAX_POINTS.find(execution).orElse(null)));
        boolean matched = match.differenceCount() == 0;
        InvoiceApproval.ORDER_NUMBER.set(execution, match.orderNumber());
        InvoiceApproval.DIFFERENCE_COUNT.set(execution, match.differenceCount());
        InvoiceApproval.WITHIN_TOLERANCE.set(execution, matched);
        InvoiceApproval.MATCH.set(execution, matched ? "matched" : "differs");
        trail.note(
                invoice.id(),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName(),
                matched ? "matched" : "differs",
                match.summary());
    }
}
