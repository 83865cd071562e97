package dev.tandem.invoice.reading;

/** Whether a document is taken in: decided by what it is, not by what it says. */
public sealed interface Admission permits Admission.Admitted, ReadingResult.Refused {

    /** How the document is to be shown and served, found from its content. */
    MediaKind media();

    /** A document that becomes a case, whether it can be read or a person has to key it in. */
    record Admitted(MediaKind media) implements Admission {}
}
