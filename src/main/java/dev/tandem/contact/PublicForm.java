package dev.tandem.contact;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form of a public page as it was filled in.
 *
 * @param values by name of the field
 */
public record PublicForm(Map<String, String> values) {

    /** People do not see it: whoever fills it in is a program. */
    public static final String HONEYPOT = "website";

    /** Names one filling-in, so that the same form sent twice is one sending. */
    public static final String TOKEN = "form";

    /** Ticked by whoever agrees. */
    public static final String CONSENT = "consent";

    private static final String CONSENT_VERSION = "consentVersion";
    private static final int LONGEST_TOKEN = 36;

    /** A token for a form that is shown for the first time. */
    public static String newToken() {
        return UUID.randomUUID().toString();
    }

    /** As it was typed; empty for nothing. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** As it was typed; null for nothing. */
    public @Nullable String text(String field) {
        String text = get(field);
        return text.isBlank() ? null : text;
    }

    /** Whether a program filled in what people do not see. */
    public boolean isSentByProgram() {
        return !get(HONEYPOT).isEmpty();
    }

    /** Null if the form was sent without one. */
    public @Nullable String token() {
        String token = text(TOKEN);
        return token == null || token.length() > LONGEST_TOKEN ? null : token;
    }

    /** What is to be put right about the consent; null if nothing is. */
    public @Nullable String consentProblem(String currentVersion) {
        if (text(CONSENT) == null) {
            return "Without your agreement we may not keep what you wrote.";
        }
        String version = text(CONSENT_VERSION);
        return version == null || version.equals(currentVersion)
                ? null
                : "This text has changed meanwhile. Read it again.";
    }
}
