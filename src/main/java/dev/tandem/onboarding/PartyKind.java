package dev.tandem.onboarding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether somebody on an application is a company or a person. */
public enum PartyKind {
    COMPANY("company"),
    PERSON("person");

    private final String text;

    PartyKind(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException naming the allowed ones, if there is none */
    @JsonCreator
    public static PartyKind of(String text) {
        for (PartyKind kind : values()) {
            if (kind.text.equalsIgnoreCase(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind \"" + text + "\". Choose company or person.");
    }
}
