package dev.tandem.lead.web;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The public page by which anybody can become a lead.
 *
 * @param enabled whether there is such a page
 * @param company in whose name it speaks; null if no name is shown
 * @param privacy where the company says what it does with personal data; null if nowhere
 * @param consent what people agree to, word for word; it is kept with each lead
 * @param submissions how many times one network address may send the form at once; they come back evenly over {@code per}
 */
@ConfigurationProperties("tandem.lead.contact-page")
record ContactSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable String company,
        @Nullable URI privacy,

        @DefaultValue(
                "I agree that you keep what I wrote here, and use it to answer me by mail or phone. I can take this back at any"
                        + " time, and have it all deleted.")
        String consent,

        @DefaultValue("10") int submissions,
        @DefaultValue("PT10M") Duration per) {

    ContactSettings {
        if (consent.isBlank() || consent.length() > 2000) {
            throw new IllegalArgumentException(
                    "tandem.lead.contact-page.consent must say what people agree to, in at most 2000 characters");
        }
        if (privacy != null && !"https".equals(privacy.getScheme()) && !"http".equals(privacy.getScheme())) {
            throw new IllegalArgumentException(
                    "tandem.lead.contact-page.privacy must be a web address, not " + privacy);
        }
        if (submissions < 1) {
            throw new IllegalArgumentException(
                    "tandem.lead.contact-page.submissions must be 1 or more, not " + submissions);
        }
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException(
                    "tandem.lead.contact-page.per must be a duration like PT10M, not " + per);
        }
    }
}
