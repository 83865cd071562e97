package dev.tandem.invoice.match;

import dev.tandem.invoice.ApprovedPart;
import org.springframework.stereotype.Component;

/** Whoever approves an invoice agrees to how it differs from its order. */
@Component
class MatchedPart implements ApprovedPart {

    private final OrderMatches matches;

    MatchedPart(OrderMatches matches) {
        this.matches = matches;
    }

    @Override
    public String name() {
        return "match";
    }

    @Override
    public String of(String invoiceId) {
        return matches.find(invoiceId)
                .map(found -> found.outcome().text() + " " + found.match().orderNumber() + " "
                        + found.match().texts())
                .orElse("none");
    }
}
