package dev.tandem.onboarding;

import dev.tandem.housekeeping.Periods;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of applications to become a customer.
 *
 * @param keepFor how long application, documents and screening are kept after the business with a customer ended, or after somebody was
 *     blocked (calendar time); five years is what rules against money laundering ask for in most countries of the EU
 * @param keepRejectedFor the same for applications of which no business came: declined, expired, withdrawn
 */
@ConfigurationProperties("tandem.onboarding")
record OnboardingSettings(
        @DefaultValue("P5Y") Period keepFor,
        @DefaultValue("P1Y") Period keepRejectedFor) {

    OnboardingSettings {
        Periods.check("tandem.onboarding.keep-for", keepFor);
        Periods.check("tandem.onboarding.keep-rejected-for", keepRejectedFor);
    }
}
