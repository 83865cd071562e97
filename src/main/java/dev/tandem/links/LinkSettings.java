package dev.tandem.links;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in mails.
 *
 * @param validFor how long a link can be used (calendar time), if its task is open for so long
 * @param requestsPerMinute how often one network address may open links
 * @param signingKey by which links are signed that hold without a look into the database; needed outside the profile {@code local}
 */
@ConfigurationProperties("tandem.links")
record LinkSettings(
        @DefaultValue("P14D") Duration validFor,
        @DefaultValue("30") int requestsPerMinute,
        @Nullable String signingKey) {

    private static final int SHORTEST_KEY = 32;

    LinkSettings {
        if (validFor.isNegative() || validFor.isZero()) {
            throw new IllegalArgumentException("tandem.links.valid-for must be a duration like P14D, not " + validFor);
        }
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "tandem.links.requests-per-minute must be 1 or more, not " + requestsPerMinute);
        }
        if (signingKey != null && signingKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("tandem.links.signing-key must have at least " + SHORTEST_KEY
                    + " characters, and has " + signingKey.length() + ". Take a random one.");
        }
    }

    /** Without the key, because settings end up in logs. */
    @Override
    public String toString() {
        return "LinkSettings[" + validFor + ", " + requestsPerMinute + "]";
    }
}
