package dev.tandem.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.tandem.core.JsonPlace;
import dev.tandem.deployment.QuarantinedException;
import dev.tandem.tasks.SubmissionRefusedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers errors of the engine's REST API as Camunda does, except where Camunda would say that something broke and nothing
 * did, or would show the inside of the program.
 */
final class EngineErrors {

    /** For Jersey, which takes one class per kind and the nearest kind. */
    static final List<Class<?>> CLASSES =
            List.of(Any.class, Rest.class, Unreadable.class, Unparseable.class, Unmappable.class);

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);

    /** How PostgreSQL refuses a text with the character 0. */
    private static final String NO_CHARACTER = "22021";

    private EngineErrors() {}

    static Response answer(Throwable error) {
        if (find(error, OptimisticLockingException.class).isPresent()) {
            return answer(
                    Status.CONFLICT,
                    error,
                    "Somebody else did this, or changed it, at the same moment. Reload to see what is still to be done.");
        }
        if (String.valueOf(error.getMessage()).startsWith("Could not deserialize JSON object")) {
            return answer(
                    Status.BAD_REQUEST,
                    error,
                    "The variable is an object of a type that Tandem does not take. Send a text, a number, yes or no, a date or"
                            + " a file.");
        }
        Optional<JsonProcessingException> json = find(error, JsonProcessingException.class);
        if (json.isPresent() && !isOurFault(error)) {
            return answer(Status.BAD_REQUEST, error, unreadable(json.get()));
        }
        Optional<SubmissionRefusedException> refused = find(error, SubmissionRefusedException.class);
        if (refused.isPresent()) {
            log.warn("Refused what was submitted (400).");
            return answer(
                    Status.BAD_REQUEST, error, String.valueOf(refused.get().getMessage()));
        }
        // a listener's refusal comes wrapped as if the engine had broken
        Optional<AuthorizationException> forbidden =
                error instanceof AuthorizationException ? Optional.empty() : find(error, AuthorizationException.class);
        if (forbidden.isPresent()) {
            return answer(
                    Status.FORBIDDEN, error, String.valueOf(forbidden.get().getMessage()));
        }
        Optional<QuarantinedException> quarantined = find(error, QuarantinedException.class);
        if (quarantined.isPresent()) {
            return answer(
                    Status.CONFLICT, error, String.valueOf(quarantined.get().getMessage()));
        }
        if (find(error, NullValueException.class)
                .filter(EngineErrors::isMissingTask)
                .isPresent()) {
            return answer(
                    Status.NOT_FOUND,
                    error,
                    "The task is not there, or not any more. Somebody may have completed it. Reload to see what is still to"
                            + " be done.");
        }
        if (find(error, FormFieldValidationException.class).isPresent()) {
            log.warn("Refused what was submitted with a form (400).");
        }
        if (find(error, SQLException.class)
                .filter(database -> NO_CHARACTER.equals(database.getSQLState()))
                .isPresent()) {
            return answer(Status.BAD_REQUEST, error, "A text has a character that is none. Type it again.");
        }
        if (find(error, SQLException.class).isPresent()) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("Database error {}", reference, error);
            return answer(
                    Status.INTERNAL_SERVER_ERROR,
                    error,
                    "The database could not do this. Try again; if it stays, tell operations the reference " + reference
                            + ".");
        }
        if (isUnforeseen(error)) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("Unforeseen error {}", reference, error);
            return answer(
                    Status.INTERNAL_SERVER_ERROR,
                    error,
                    "This could not be done. Check that the request is complete; if it is, tell operations the reference "
                            + reference + ".");
        }
        return ExceptionHandlerHelper.getInstance().getResponse(error);
    }

    /** What nobody throws on purpose; its message names the inside of the program. */
    private static boolean isUnforeseen(Throwable error) {
        return error instanceof NullPointerException
                || error instanceof ClassCastException
                || error instanceof IndexOutOfBoundsException;
    }

    private static boolean isMissingTask(NullValueException error) {
        String message = String.valueOf(error.getMessage());
        return message.startsWith("Cannot find task with id") || message.startsWith("There is no open task");
    }

    /** JSON that the program writes itself, or reads from its own database. */
    private static boolean isOurFault(Throwable error) {
        return error instanceof RestException rest && rest.getStatus() == Status.INTERNAL_SERVER_ERROR;
    }

    private static String unreadable(JsonProcessingException json) {
        if (json instanceof StreamConstraintsException) {
            return "The JSON is nested too deeply, or has a name, number or text that is too long. Send something simpler.";
        }
        JsonLocation place = json.getLocation();
        String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return json instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? "The value of \"" + JsonPlace.of(mapping) + "\" is not what is expected there" + where
                        + ". Correct it and send it again."
                : "The body is not the JSON that is expected" + where + ". Correct it and send it again.";
    }

    private static Response answer(Status status, Throwable error, String message) {
        ExceptionDto body = new ExceptionDto();
        body.setType(error.getClass().getSimpleName());
        body.setMessage(message);
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static <E> Optional<E> find(Throwable error, Class<E> type) {
        @Nullable Throwable cause = error;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Everything that has no nearer kind. */
    public static final class Any implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable error) {
            return answer(error);
        }
    }

    /** What the REST API wraps other errors in. */
    public static final class Rest implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException error) {
            return answer(error);
        }
    }

    /** Too deep or too long. */
    public static final class Unreadable implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException error) {
            return answer(error);
        }
    }

    /** No JSON. */
    public static final class Unparseable implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException error) {
            return answer(error);
        }
    }

    /** Other JSON than expected. */
    public static final class Unmappable implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException error) {
            return answer(error);
        }
    }
}
