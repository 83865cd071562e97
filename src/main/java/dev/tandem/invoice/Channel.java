package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonValue;

/** The way by which an invoice came in. */
public enum Channel {
    API("api"),
    FORM("form"),
    FOLDER("folder");

    private final String text;

    Channel(String text) {
        this.text = text;
    }

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
