package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.match.OrderMatches;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nothing is posted as long as nobody has accepted its differences from the order. */
@Component
class MatchCheck implements PostingCondition {

    private final OrderMatches matches;

    MatchCheck(OrderMatches matches) {
        this.matches = matches;
    }

    @Override
    public Optional<String> missing(Invoice invoice) {
        return matches.missing(invoice.id());
    }
}
