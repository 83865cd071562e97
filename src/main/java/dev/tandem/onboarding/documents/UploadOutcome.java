package dev.tandem.onboarding.documents;

/** What became of a file that a customer sent. */
sealed interface UploadOutcome {

    /** It is kept, and the case goes on. */
    record Taken() implements UploadOutcome {}

    /** The same file is there already. */
    record AlreadyThere() implements UploadOutcome {}

    /**
     * Nothing of it is kept.
     *
     * @param status HTTP status to answer with
     * @param reason in words for whoever sent it
     */
    record Refused(int status, String reason) implements UploadOutcome {}
}
