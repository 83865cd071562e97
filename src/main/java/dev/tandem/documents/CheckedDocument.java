package dev.tandem.documents;

/** What became of the look at a document that somebody outside sent. */
public sealed interface CheckedDocument {

    /**
     * It is what it looks like, and can be shown.
     *
     * @param pages that can be shown; 1 for a picture
     */
    record Good(DocumentKind kind, int pages) implements CheckedDocument {}

    /**
     * It is not taken.
     *
     * @param status HTTP status to answer with
     * @param reason in words for whoever sent it
     */
    record Refused(int status, String reason) implements CheckedDocument {}
}
