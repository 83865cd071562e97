package dev.tandem.lead;

import com.fasterxml.jackson.annotation.JsonValue;

/** The way by which a lead came in. */
public enum Channel {
    API("api"),
    /** The public page. */
    FORM("form"),
    TASKLIST("tasklist"),
    IMPORT("import");

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
