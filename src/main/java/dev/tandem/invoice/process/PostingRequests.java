package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.Postings;
import dev.tandem.invoice.coding.Codings;
import dev.tandem.invoice.credit.CreditNotes;
import org.springframework.stereotype.Component;

/** Puts together what accounting is asked to post. */
@Component
class PostingRequests {

    private final Invoices invoices;
    private final Codings codings;
    private final CreditNotes credits;

    PostingRequests(Invoices invoices, Codings codings, CreditNotes credits) {
        this.invoices = invoices;
        this.codings = codings;
        this.credits = credits;
    }

    PostingRequest of(Invoice invoice) {
        return Postings.request(
                invoice,
                invoice.requiredSupplierId(),
                codings.toPost(invoice.id()),
                credits.creditedBy(invoice.id())
                        .flatMap(invoices::find)
                        .map(Invoice::postingId)
                        .orElse(null));
    }
}
