package dev.tandem.integration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An outside system could not be reached, or broke: what was asked may be asked again with the same key. */
public abstract class SystemUnavailableException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    private final String explanation;

    /** @param explanation in plain words, without data of persons */
    protected SystemUnavailableException(String explanation, @Nullable Throwable cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, explanation),
                cause);
        this.explanation = explanation;
    }

    @Override
    public String getMessage() {
        return explanation;
    }
}
