package dev.tandem.invoice.process;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Reversal;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.PostingReleases;
import dev.tandem.tasks.DecisionTrail;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes back whatever was posted, or may have been while nobody heard the answer. */
@Component
class ReversePostingDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final PostingReleases releases;
    private final Accounting accounting;
    private final DecisionTrail trail;

    ReversePostingDelegate(
            CaseInvoice caseInvoice, PostingReleases releases, Accounting accounting, DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.releases = releases;
        this.accounting = accounting;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.of(execution);
        for (EffectKey posting : releases.notReversed(invoice.id())) {
            Optional<Reversal> reversal = accounting.reverse(
                    posting, InvoiceApproval.REASON.find(execution).orElse("Withdrawn"));
            releases.reversed(posting, reversal.map(Reversal::id).orElse(null));
            reversal.ifPresent(done -> trail.note(
                    invoice.id(),
                    execution.getCurrentActivityId(),
                    execution.getCurrentActivityName(),
                    "reversed",
                    done.postingId() + " by " + done.id()));
        }
    }
}
