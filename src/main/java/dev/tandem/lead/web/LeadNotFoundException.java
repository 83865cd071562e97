package dev.tandem.lead.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers 404 in plain words. */
class LeadNotFoundException extends ErrorResponseException {

    LeadNotFoundException(String id) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no lead " + id + "."),
                null);
    }
}
