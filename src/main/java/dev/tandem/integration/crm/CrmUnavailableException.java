package dev.tandem.integration.crm;

import dev.tandem.integration.SystemUnavailableException;
import org.jspecify.annotations.Nullable;

/** The CRM could not be reached, or broke: what was asked may be asked again with the same key. */
public class CrmUnavailableException extends SystemUnavailableException {

    private static final long serialVersionUID = 1;

    /** @param explanation in plain words, without data of persons */
    public CrmUnavailableException(String explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
