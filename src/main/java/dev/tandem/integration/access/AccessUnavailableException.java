package dev.tandem.integration.access;

import dev.tandem.integration.SystemUnavailableException;
import org.jspecify.annotations.Nullable;

/** The portal could not be reached, or broke: what was asked may be asked again with the same key. */
public class AccessUnavailableException extends SystemUnavailableException {

    private static final long serialVersionUID = 1;

    /** @param explanation in plain words, without data of persons */
    public AccessUnavailableException(String explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
