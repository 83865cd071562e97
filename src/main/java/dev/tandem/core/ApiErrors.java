package dev.tandem.core;

import java.io.IOException;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers errors of the API in plain words (RFC 9457), without a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail badValue(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(UnreadableJsonException e) {
        return ProblemDetail.forStatusAndDetail(
                e.isJson() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail brokenUpload(MultipartException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The upload can't be read. Send the file as the multipart part \"file\".");
    }

    @ExceptionHandler
    ProblemDetail changedMeanwhile(OptimisticLockingException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "Somebody else did this, or changed it, at the same moment. Reload to see what is still to be done.");
    }

    /** The database's words are left out, because H2 quotes the row that it waited for. */
    @ExceptionHandler
    ProblemDetail busy(TransientDataAccessException e) {
        log.warn("Something waited for the database in vain: {}", e.getClass().getSimpleName());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Tandem is busy with this just now, and changed nothing. Try again in a minute.");
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, "You are signed in, but none of your groups may do this.");
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException e) throws AuthenticationException {
        throw e;
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus tooLarge = HttpStatus.PAYLOAD_TOO_LARGE;
        return ResponseEntity.status(tooLarge)
                .body(ProblemDetail.forStatusAndDetail(tooLarge, "The file is larger than 10 MB. Send a smaller one."));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.badRequest()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST,
                        "The part \"" + e.getRequestPartName()
                                + "\" is missing. Send the document as that part, as a file."));
    }

    /** A person gets a page, a program a problem. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !e.getResourcePath().startsWith("api/")
                && request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null) {
            try {
                servlet.getResponse().sendError(status.value());
                return null;
            } catch (IOException unable) {
                return super.handleNoResourceFoundException(e, headers, status, request);
            }
        }
        return super.handleNoResourceFoundException(e, headers, status, request);
    }

    /** What nobody foresaw: the log says what it was, the answer how to find it there. */
    @ExceptionHandler
    @Nullable
    ProblemDetail unforeseen(Exception e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            // nobody is there to read an answer, and nothing broke
            return null;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unforeseen error {}", reference, e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something broke on our side. Try again; if it stays, tell operations the reference " + reference
                        + ".");
    }
}
