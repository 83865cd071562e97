package dev.tandem.invoice.reading;

/** Reads an invoice out of a document. */
public interface InvoiceReader {

    /** Reads the document; never throws for what is in it. */
    ReadingResult read(byte[] document);
}
