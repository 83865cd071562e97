package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.coding.Codings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nothing is posted before every line has an account that its order, or a person, stands for. */
@Component
class CodingCheck implements PostingCondition {

    private final Codings codings;

    CodingCheck(Codings codings) {
        this.codings = codings;
    }

    @Override
    public Optional<String> missing(Invoice invoice) {
        return codings.missing(invoice);
    }
}
