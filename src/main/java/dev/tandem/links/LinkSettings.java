package dev.tandem.links;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in mails.
 *
 * @param validFor how long a link can be used (calendar time), if its task is open for so long
 * @param requestsPerMinute how often one network address may open links
 */
@ConfigurationProperties("tandem.links")
record LinkSettings(
        @DefaultValue("P14D") Duration validFor,
        @DefaultValue("30") int requestsPerMinute) {

    LinkSettings {
        if (validFor.isNegative() || validFor.isZero()) {
            throw new IllegalArgumentException("tandem.links.valid-for must be a duration like P14D, not " + validFor);
        }
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "tandem.links.requests-per-minute must be 1 or more, not " + requestsPerMinute);
        }
    }
}
