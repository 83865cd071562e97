package dev.tandem.deployment;

import org.jspecify.annotations.Nullable;

/** Start-up can't deploy {@code processes/}: a model that the code needs is missing or broken. */
class BrokenProcessesException extends RuntimeException {

    private final String action;

    BrokenProcessesException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
