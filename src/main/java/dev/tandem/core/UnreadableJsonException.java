package dev.tandem.core;

/** What somebody sent can't be read, for a reason in plain words. */
public class UnreadableJsonException extends RuntimeException {

    private final boolean json;

    UnreadableJsonException(boolean json, String message) {
        super(message);
        this.json = json;
    }

    /** False if it is no JSON object at all; true if a field is unknown or of the wrong kind. */
    public boolean isJson() {
        return json;
    }
}
