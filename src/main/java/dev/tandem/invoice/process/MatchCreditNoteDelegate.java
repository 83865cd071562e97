package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.credit.CreditNotes;
import dev.tandem.tasks.DecisionTrail;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MatchCreditNoteDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final CreditNotes credits;
    private final DecisionTrail trail;

    MatchCreditNoteDelegate(CaseInvoice caseInvoice, CreditNotes credits, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.credits = credits;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice note = caseInvoice.of(execution);
        Optional<String> problem = credits.match(
                note.id(), InvoiceApproval.CREDITED_INVOICE_ID.find(execution).orElse(null));
        Optional<String> credited = credits.creditedBy(note.id());
        InvoiceApproval.CREDIT_MATCHED.set(execution, credited.isPresent());
        InvoiceApproval.CREDITED_INVOICE_ID.set(execution, credited.orElse(null));
        InvoiceApproval.CREDIT_PROBLEM.set(execution, problem.orElse(null));
        trail.note(
                note.id(),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName(),
                problem.isEmpty() ? "matched" : "notMatched",
                problem.or(() -> credited).orElse(null));
    }
}
