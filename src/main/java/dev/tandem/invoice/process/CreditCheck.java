package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.credit.CreditNotes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A credit note is not posted against an invoice that is no longer in the books. */
@Component
class CreditCheck implements PostingCondition {

    private final CreditNotes credits;

    CreditCheck(CreditNotes credits) {
        this.credits = credits;
    }

    @Override
    public Optional<String> missing(Invoice invoice) {
        return credits.missing(invoice);
    }
}
