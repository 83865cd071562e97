package dev.tandem.lead.team;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why a rep does not have a lead any more. Each of them frees the rep's place. */
public enum Closing {
    /** Not claimed in time. */
    MISSED("missed"),
    QUALIFIED("qualified"),
    /** It comes back on a later day, to whoever is free then. */
    NURTURE("nurture"),
    DISQUALIFIED("disqualified"),
    /** A team lead gave it to somebody else. */
    REPLACED("replaced"),
    /** Its case is over in another way: the person was forgotten, or operations ended it. */
    RELEASED("released");

    private final String text;

    Closing(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    static Closing of(String text) {
        return Arrays.stream(values())
                .filter(closing -> closing.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
