package dev.tandem.invoice.match;

import com.fasterxml.jackson.annotation.JsonValue;

/** What came of comparing an invoice with its order. */
public enum MatchOutcome {
    /** No difference beyond the tolerances. */
    MATCHED("matched"),
    /** There are differences, and nobody has taken them yet. */
    DIFFERS("differs"),
    /** A person took the differences as they are. */
    ACCEPTED("accepted");

    private final String text;

    MatchOutcome(String text) {
        this.text = text;
    }

    /** The name as the API, decision tables and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The outcome with this name. */
    static MatchOutcome of(String text) {
        for (MatchOutcome outcome : values()) {
            if (outcome.text.equals(text)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
