package dev.tandem.onboarding;

import com.fasterxml.jackson.annotation.JsonValue;

/** The way by which an application came in. */
public enum Channel {
    API("api"),
    /** The public page. */
    FORM("form"),
    TASKLIST("tasklist");

    private final String text;

    Channel(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    static Channel of(String text) {
        for (Channel channel : values()) {
            if (channel.text.equals(text)) {
                return channel;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
