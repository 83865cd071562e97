package dev.tandem.invoice.reading;

/** Reads an invoice out of a document. */
public interface InvoiceReader {

    /** Reads the document; never throws for what is in it. */
    ReadingResult read(byte[] document);

    /** Whether the document is taken in: a small part of the work of reading it, which is left to its case. */
    Admission admit(byte[] document);
}
