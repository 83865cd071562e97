package dev.tandem.invoice.process;

import dev.tandem.invoice.PostingReleases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives leave to post, in a transaction of its own: from here on a withdrawal takes back whatever was posted. */
@Component
class ReleaseInvoiceDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final PostingReleases releases;

    ReleaseInvoiceDelegate(CaseInvoice caseInvoice, PostingReleases releases) {
        this.caseInvoice = caseInvoice;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releases.release(caseInvoice.locked(execution).id());
    }
}
