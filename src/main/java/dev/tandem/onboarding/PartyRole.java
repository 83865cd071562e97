package dev.tandem.onboarding;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody on an application is to the customer. */
public enum PartyRole {
    CUSTOMER("customer"),
    REPRESENTATIVE("representative"),
    OWNER("owner");

    private final String text;

    PartyRole(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException if there is none with this name */
    public static PartyRole of(String text) {
        for (PartyRole role : values()) {
            if (role.text.equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
