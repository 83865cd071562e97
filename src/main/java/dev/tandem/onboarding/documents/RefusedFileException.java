package dev.tandem.onboarding.documents;

/** A file is not taken; the message says why, to whoever sent it. */
class RefusedFileException extends RuntimeException {

    private final int status;

    RefusedFileException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** HTTP status to answer with. */
    int status() {
        return status;
    }
}
