package dev.tandem.lead.team;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers 404 in plain words. */
class TeamNotFoundException extends ErrorResponseException {

    TeamNotFoundException(String what) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no " + what + "."),
                null);
    }
}
