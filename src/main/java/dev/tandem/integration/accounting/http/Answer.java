package dev.tandem.integration.accounting.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.integration.accounting.AccountingUnavailableException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the accounting system answered to one request. */
final class Answer {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private static final int LONGEST_EXPLANATION = 2000;

    private final String request;
    private final int status;
    private final byte[] body;
    private final ObjectMapper json;

    Answer(String request, int status, byte[] body, ObjectMapper json) {
        this.request = request;
        this.status = status;
        this.body = body;
        this.json = json;
    }

    /**
     * A refusal as the system words it.
     *
     * @param reason one word; null if it gives none
     * @param explanation for people
     */
    record Refusal(@Nullable String reason, @Nullable String explanation) {

        String text() {
            return explanation == null || explanation.isBlank()
                    ? "The accounting system refused, and did not say why."
                    : explanation.strip();
        }
    }

    boolean isRefusal() {
        return status == CONFLICT || status == UNPROCESSABLE;
    }

    boolean isEmpty() {
        return status == NO_CONTENT;
    }

    /**
     * True if the system says that there is no such thing. It must say so itself: a 404 alone also comes from a wrong address.
     */
    boolean isNotFound() {
        return status == NOT_FOUND && "NOT_FOUND".equals(refusal().reason());
    }

    /** The body of an answer that says yes, complete. */
    <T> T as(Class<T> type) {
        if (status != OK && status != CREATED) {
            throw unexpected();
        }
        return read(type);
    }

    /** Makes sure that it says yes, with or without a body. */
    void done() {
        if (status != OK && status != CREATED && status != NO_CONTENT) {
            throw unexpected();
        }
    }

    Refusal refusal() {
        Refusal refusal = read(Refusal.class);
        return new Refusal(
                refusal.reason(),
                refusal.explanation() == null
                        ? null
                        : refusal.explanation()
                                .substring(0, Math.min(refusal.explanation().length(), LONGEST_EXPLANATION)));
    }

    AccountingUnavailableException unexpected() {
        return unavailable(
                switch (status) {
                    case 401, 403 ->
                        "does not accept how Tandem signs in (status " + status
                                + "). Check tandem.accounting.http.token, or user and password, and what they may do there.";
                    case 404 -> "has no such address (status 404). Check tandem.accounting.http.base-url.";
                    case 409, 422 ->
                        "refuses (status " + status + "): " + refusal().text();
                    case 429, 503 -> "is overloaded or closed for maintenance (status " + status + ").";
                    default ->
                        "answered with status " + status + ", which Tandem can't go on with."
                                + (status / 100 == 3 ? " Tandem follows no redirects: set the final address." : "");
                },
                null);
    }

    /** An answer that does not keep to what was agreed. */
    AccountingUnavailableException broken(String how, @Nullable Exception cause) {
        return unavailable("gave an answer that Tandem can't use: " + how + ".", cause);
    }

    private AccountingUnavailableException unavailable(String how, @Nullable Exception cause) {
        return new AccountingUnavailableException(
                "The accounting system " + how + " Asked was: " + request + ".", cause);
    }

    private <T> T read(Class<T> type) {
        T read;
        try {
            read = json.readValue(body, type);
        } catch (IOException e) {
            // without the cause, which quotes the answer
            throw broken("it is no JSON of the agreed form", null);
        }
        if (read == null) {
            throw broken("it is empty", null);
        }
        try {
            return Complete.check(read);
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), null);
        }
    }
}
