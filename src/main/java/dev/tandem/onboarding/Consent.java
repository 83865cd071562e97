package dev.tandem.onboarding;

import java.time.Instant;

/**
 * That whoever applied agreed to how their data are used.
 *
 * @param text what they agreed to, word for word
 */
public record Consent(Instant at, String text) {}
