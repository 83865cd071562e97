package dev.tandem.integration.accounting.local;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An order or invoice of a customer that can't be recorded. */
class DocumentRefusedException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    private final String explanation;

    /** @param explanation in plain words, for the person who recorded it */
    DocumentRefusedException(HttpStatus status, String explanation) {
        super(status, ProblemDetail.forStatusAndDetail(status, explanation), null);
        this.explanation = explanation;
    }

    @Override
    public String getMessage() {
        return explanation;
    }
}
