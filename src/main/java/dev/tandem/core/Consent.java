package dev.tandem.core;

import java.time.Instant;

/**
 * That a person agreed to be contacted, or to how their data are used.
 *
 * @param text what they agreed to, word for word
 */
public record Consent(Instant at, String text) {}
