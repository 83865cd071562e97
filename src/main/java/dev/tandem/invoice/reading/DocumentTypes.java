package dev.tandem.invoice.reading;

import dev.tandem.invoice.InvoiceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds of invoices by their type code (BT-3). */
final class DocumentTypes {

    /** The credit notes among the codes of UNTDID 1001 that EN 16931 allows. */
    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");

    private DocumentTypes() {}

    static InvoiceKind kind(@Nullable String typeCode) {
        String code = Values.text(typeCode);
        return code != null && CREDIT_NOTES.contains(code) ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE;
    }
}
