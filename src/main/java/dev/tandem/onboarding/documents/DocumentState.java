package dev.tandem.onboarding.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How far a document is. */
public enum DocumentState {
    /** The customer has to send it, for the first time or again. */
    WANTED("wanted"),
    /** It is there, and somebody has to check it. */
    UPLOADED("uploaded"),
    /** It is what was asked for. */
    ACCEPTED("accepted"),
    /** It was asked for, and is not any more. */
    NOT_NEEDED("notNeeded");

    private final String text;

    DocumentState(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    static DocumentState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state \"" + text + "\" of a document."));
    }
}
