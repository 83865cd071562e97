package dev.tandem.invoice.credit;

import dev.tandem.invoice.ApprovedPart;
import org.springframework.stereotype.Component;

/** Whoever approves a credit note agrees to which invoice it corrects. */
@Component
class CreditedPart implements ApprovedPart {

    private final CreditNotes credits;

    CreditedPart(CreditNotes credits) {
        this.credits = credits;
    }

    @Override
    public String name() {
        return "credited";
    }

    @Override
    public String of(String invoiceId) {
        return credits.creditedBy(invoiceId).orElse("none");
    }
}
