package dev.tandem.tasks;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * What a person submitted can't be taken, for a reason in plain words. Listeners throw it; the person gets it as a refused form
 * (400), and nothing of the submission is kept.
 */
public class SubmissionRefusedException extends RuntimeException {

    public SubmissionRefusedException(String message) {
        super(message);
    }

    /** Runs a command; the engine wraps what listeners throw, and would answer that Tandem broke. */
    static <T> T plainly(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SubmissionRefusedException refused) {
                    throw new FormFieldValidationException("form", refused.getMessage());
                }
            }
            throw e;
        }
    }
}
