package dev.tandem.invoice.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers 404 in plain words. */
class InvoiceNotFoundException extends ErrorResponseException {

    InvoiceNotFoundException(String what) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no " + what + "."),
                null);
    }
}
