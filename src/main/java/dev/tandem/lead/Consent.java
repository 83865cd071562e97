package dev.tandem.lead;

import java.time.Instant;

/**
 * That the person agreed to be contacted.
 *
 * @param text what they agreed to, word for word
 */
public record Consent(Instant at, String text) {}
