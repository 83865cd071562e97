package dev.tandem.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * A value can't be a variable, for a reason in plain words. It is of the REST API's own kind, so that every route answers 400:
 * half of them turn the engine's exceptions into 500.
 */
class ValueRefusedException extends InvalidRequestException {

    ValueRefusedException(String message) {
        super(Status.BAD_REQUEST, message);
    }
}
