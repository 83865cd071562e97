package dev.tandem.lead.imports;

import org.springframework.http.HttpStatus;

/** A file is not taken in. The message says why, to the person who sent it. */
class UploadRefusedException extends RuntimeException {

    private final HttpStatus status;

    UploadRefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
