package dev.tandem.integration.screening;

import dev.tandem.integration.SystemUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Nothing can be screened now, because no list is in force or it can't be read. The same may be asked again later. */
public class ScreeningUnavailableException extends SystemUnavailableException {

    private static final long serialVersionUID = 1;

    private static final int RETRY_AFTER_SECONDS = 60;

    /** @param explanation in plain words, without data of persons */
    public ScreeningUnavailableException(String explanation, @Nullable Throwable cause) {
        super(explanation, cause);
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
    }
}
