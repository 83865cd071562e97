package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How far an invoice is. */
public enum InvoiceState {
    /** Taken in; the document has not been read yet. */
    RECEIVED("received"),
    /** Its checks and approvals are under way. */
    IN_PROGRESS("inProgress"),
    /** It stands in the books. */
    POSTED("posted"),
    /** It stands in the books, and was paid. */
    PAID("paid"),
    /** It ended without a posting. */
    REJECTED("rejected"),
    /** The one who sent it in, or finance, took it back; a posting was reversed. */
    WITHDRAWN("withdrawn");

    private final String text;

    InvoiceState(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException naming the allowed ones, if there is none
     */
    public static InvoiceState of(String text) {
        for (InvoiceState state : values()) {
            if (state.text.equalsIgnoreCase(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no state \"" + text + "\". Choose one of: "
                + Arrays.stream(values()).map(InvoiceState::text).collect(Collectors.joining(", ")) + ".");
    }
}
