package dev.tandem.integration.screening;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a name is the name of. */
public enum Kind {
    PERSON("person"),
    COMPANY("company");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** As the API and the engine write it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException if there is no such kind */
    public static Kind of(String text) {
        for (Kind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The kind is \"person\" or \"company\".");
    }
}
