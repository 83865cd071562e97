package dev.tandem.onboarding.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers 404 in plain words. */
class OnboardingNotFoundException extends ErrorResponseException {

    OnboardingNotFoundException(String id) {
        super(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no application " + id + "."),
                null);
    }
}
