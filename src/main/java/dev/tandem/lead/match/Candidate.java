package dev.tandem.lead.match;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tandem.integration.crm.Contact;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact of the CRM that a lead may be.
 *
 * @param nameSimilarity from 0 (nothing in common) to 1 (equal); null if one side has no name
 */
public record Candidate(
        Contact contact,
        Verdict verdict,
        boolean mailSame,
        boolean phoneSame,
        boolean companySame,
        @Nullable Double nameSimilarity) {

    /** What the table says. */
    public enum Verdict {
        /** The same person. */
        SAME,
        /** A person has to decide. */
        DOUBTFUL,
        /** Somebody else. */
        DIFFERENT;

        /** The word as the table and the API have it. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whatever the table says that is neither the one nor the other, a person has to look at. */
        static Verdict of(@Nullable Object text) {
            for (Verdict verdict : values()) {
                if (verdict.text().equals(text)) {
                    return verdict;
                }
            }
            return DOUBTFUL;
        }
    }
}
