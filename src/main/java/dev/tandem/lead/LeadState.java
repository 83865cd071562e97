package dev.tandem.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How far a lead is. */
public enum LeadState {
    /** Taken in; not looked at yet. */
    RECEIVED("received"),
    /** Checked and scored; on its way to a rep. */
    SCORED("scored"),
    /** Nobody of the team is free, or the team lead has to decide. */
    WAITING("waiting"),
    /** A rep has it and has not begun. */
    ASSIGNED("assigned"),
    /** The rep works on it. */
    IN_CONTACT("inContact"),
    /** It comes back at a later day. */
    NURTURE("nurture"),
    /** It became business. */
    QUALIFIED("qualified"),
    /** It will not become business; the reason is kept. */
    DISQUALIFIED("disqualified"),
    /** The person asked to be forgotten. */
    ERASED("erased");

    private final String text;

    LeadState(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether its case is over. */
    public boolean isFinal() {
        return this == QUALIFIED || this == DISQUALIFIED || this == ERASED;
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException naming the allowed ones, if there is none
     */
    public static LeadState of(String text) {
        for (LeadState state : values()) {
            if (state.text.equalsIgnoreCase(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no state \"" + text + "\". Choose one of: "
                + Arrays.stream(values()).map(LeadState::text).collect(Collectors.joining(", ")) + ".");
    }
}
