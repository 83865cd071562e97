package dev.tandem.invoice.process;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.PostingReleases;
import dev.tandem.tasks.DecisionTrail;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Posts what was released, once, and only if every condition holds that Tandem's own tables can tell. */
@Component
class PostInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final Invoices invoices;
    private final PostingReleases releases;
    private final List<PostingCondition> conditions;
    private final PostingRequests requests;
    private final Accounting accounting;
    private final DecisionTrail trail;

    PostInvoiceDelegate(
            CaseInvoice caseInvoice,
            Invoices invoices,
            PostingReleases releases,
            List<PostingCondition> conditions,
            PostingRequests requests,
            Accounting accounting,
            DecisionTrail trail) {
        this.caseInvoice = caseInvoice;
        this.invoices = invoices;
        this.releases = releases;
        this.conditions = conditions;
        this.requests = requests;
        this.accounting = accounting;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Invoice invoice = caseInvoice.locked(execution);
        conditions.stream()
                .flatMap(condition -> condition.missing(invoice).stream())
                .forEach(why -> {
                    throw refused(execution, invoice, why);
                });
        EffectKey key = releases.latest(invoice.id())
                .orElseThrow(() -> refused(execution, invoice, "The invoice was not released for posting."));
        PostingResult result = accounting.post(key, requests.of(invoice));
        if (result instanceof PostingResult.Refused refused) {
            throw refused(execution, invoice, refused.explanation());
        }
        Posting posting = ((PostingResult.Posted) result).posting();
        releases.posted(key, posting.id());
        invoices.recordPosting(invoice.id(), posting.id());
        note(execution, invoice, "posted", posting.id());
        InvoiceApproval.POSTING_ID.set(execution, posting.id());
        InvoiceApproval.WAS_POSTED.set(execution, true);
    }

    private BpmnError refused(DelegateExecution execution, Invoice invoice, String why) {
        note(execution, invoice, "refused", why);
        return new BpmnError(InvoiceApproval.POSTING_REFUSED, why);
    }

    private void note(DelegateExecution execution, Invoice invoice, String what, String text) {
        trail.note(invoice.id(), execution.getCurrentActivityId(), execution.getCurrentActivityName(), what, text);
    }
}
