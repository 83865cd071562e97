package dev.tandem.integration.accounting;

import dev.tandem.integration.SystemUnavailableException;
import org.jspecify.annotations.Nullable;

/** The accounting system could not be reached, or broke: what was asked may be asked again with the same key. */
public class AccountingUnavailableException extends SystemUnavailableException {

    private static final long serialVersionUID = 1;

    /** @param explanation in plain words, without data of persons */
    public AccountingUnavailableException(String explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
