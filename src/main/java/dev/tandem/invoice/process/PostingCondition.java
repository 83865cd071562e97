package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import java.util.Optional;

/** Something that must hold before an invoice is posted, whatever way the model took to get there. */
interface PostingCondition {

    /** A sentence that says what is missing, for the person who mends it; empty if nothing is. */
    Optional<String> missing(Invoice invoice);
}
