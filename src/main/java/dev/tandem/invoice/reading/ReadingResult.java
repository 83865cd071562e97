package dev.tandem.invoice.reading;

import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import java.util.List;

/** What came out of a document. */
public sealed interface ReadingResult {

    /** How the document is to be shown and served, found from its content. */
    MediaKind media();

    /**
     * An e-invoice.
     *
     * @param findings what was odd about the file itself (for example that it breaks the schema), never about its amounts
     */
    record Read(MediaKind media, InvoiceData invoice, List<Finding> findings) implements ReadingResult {}

    /**
     * A document that a person must key in.
     *
     * @param reason in plain words, for the person at the task
     */
    record Unreadable(MediaKind media, String reason) implements ReadingResult {}

    /**
     * A document that must not be taken in at all: empty, of a type that is no invoice, or XML with a DOCTYPE.
     *
     * @param status HTTP status to answer with: 400, 413 or 415
     * @param reason in plain words, for the sender
     */
    record Refused(MediaKind media, int status, String reason) implements ReadingResult, Admission {}
}
