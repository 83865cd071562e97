package dev.tandem.integration.screening;

import dev.tandem.integration.SystemUnavailableException;
import org.jspecify.annotations.Nullable;

/** Nothing can be screened now, because no list is in force or it can't be read. The same may be asked again later. */
public class ScreeningUnavailableException extends SystemUnavailableException {

    private static final long serialVersionUID = 1;

    /** @param explanation in plain words, without data of persons */
    public ScreeningUnavailableException(String explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
