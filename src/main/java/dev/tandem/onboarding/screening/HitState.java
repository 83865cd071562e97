package dev.tandem.onboarding.screening;

import com.fasterxml.jackson.annotation.JsonValue;

/** What people said of a possible hit. */
public enum HitState {
    /** Nothing yet. */
    OPEN("open"),
    /** One person says that it is somebody else; a second has to agree. */
    CLEARING("clearing"),
    /** Two people say that it is somebody else. */
    CLEARED("cleared"),
    /** It is the one on the list. */
    CONFIRMED("confirmed");

    private final String text;

    HitState(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    static HitState of(String text) {
        for (HitState state : values()) {
            if (state.text.equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
