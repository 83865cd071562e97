package dev.tandem.lead.imports;

/** A file can't be read, and reading it again will not help. The message says why, to the person who sent it. */
class UnreadableFileException extends RuntimeException {

    UnreadableFileException(String message) {
        super(message);
    }

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
