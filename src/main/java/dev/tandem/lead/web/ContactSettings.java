package dev.tandem.lead.web;

import dev.tandem.contact.PublicPage;
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
        PublicPage.check("tandem.lead.contact-page", consent, privacy, submissions, per);
    }
}
