package dev.tandem.integration.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.integration.SystemUnavailableException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an outside system answered to one request. */
public final class Answer {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private static final String IN_PROGRESS = "IN_PROGRESS";

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_EXPLANATION = 2000;

    private final String request;
    private final int status;
    private final byte[] body;
    private final ObjectMapper json;
    private final HttpSystem system;
    private final SystemClient.Unavailable unavailable;

    Answer(
            String request,
            int status,
            byte[] body,
            ObjectMapper json,
            HttpSystem system,
            SystemClient.Unavailable unavailable) {
        this.request = request;
        this.status = status;
        this.body = body;
        this.json = json;
        this.system = system;
        this.unavailable = unavailable;
    }

    /**
     * A refusal as the system words it.
     *
     * @param reason one word; null if it gives none
     * @param explanation for people
     */
    public record Refusal(@Nullable String reason, @Nullable String explanation) {

        /** The explanation as people should see it. */
        public String text() {
            return explanation == null ? "" : explanation.strip();
        }

        /** The reason as one of those that Tandem knows, or the other one. */
        public <E extends Enum<E>> E reasonOf(Class<E> known, E other) {
            return Arrays.stream(known.getEnumConstants())
                    .filter(one -> one.name().equals(reason))
                    .findFirst()
                    .orElse(other);
        }
    }

    /** True if it says no, for a reason that a person should hear. */
    public boolean isRefusal() {
        return status == CONFLICT || status == UNPROCESSABLE;
    }

    /** True if it says yes, and nothing more. */
    public boolean isEmpty() {
        return status == NO_CONTENT;
    }

    /**
     * True if the system says that there is no such thing. It must say so itself: a 404 alone also comes from a wrong address.
     */
    public boolean isNotFound() {
        return status == NOT_FOUND && "NOT_FOUND".equals(refusal().reason());
    }

    /** The body of an answer that says yes, complete. */
    public <T> T as(Class<T> type) {
        if (status != OK && status != CREATED) {
            throw unexpected();
        }
        return read(type);
    }

    /** Makes sure that it says yes, with or without a body. */
    public void done() {
        if (status != OK && status != CREATED && status != NO_CONTENT) {
            throw unexpected();
        }
    }

    /** What an answer that says no gives as its reason. */
    public Refusal refusal() {
        Refusal refusal = read(Refusal.class);
        String explanation = refusal.explanation();
        if (explanation == null || explanation.isBlank()) {
            return new Refusal(refusal.reason(), "The " + system.called() + " refused, and did not say why.");
        }
        return new Refusal(
                refusal.reason(), explanation.substring(0, Math.min(explanation.length(), LONGEST_EXPLANATION)));
    }

    /** The refusal that a person should hear; whoever is still busy with the first request is asked again later. */
    public Refusal refused() {
        Refusal refusal = refusal();
        if (IN_PROGRESS.equals(refusal.reason())) {
            throw unexpected();
        }
        return refusal;
    }

    /** An answer that does not fit the question. */
    public SystemUnavailableException unexpected() {
        return unavailable(
                switch (status) {
                    case 401, 403 ->
                        "does not accept how Tandem signs in (status " + status + "). Check " + system.settings()
                                + ".http.token, or user and password, and what they may do there.";
                    case 404 -> "has no such address (status 404). Check " + system.settings() + ".http.base-url.";
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
    public SystemUnavailableException broken(String how, @Nullable Exception cause) {
        return unavailable("gave an answer that Tandem can't use: " + how + ".", cause);
    }

    /** Makes sure that an id of the answer can be kept. */
    public void checkId(String id) {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw broken("the id has not 1 to " + LONGEST_ID + " characters", null);
        }
    }

    private SystemUnavailableException unavailable(String how, @Nullable Exception cause) {
        return unavailable.because("The " + system.called() + " " + how + " Asked was: " + request + ".", cause);
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
