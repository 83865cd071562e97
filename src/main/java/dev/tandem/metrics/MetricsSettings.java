package dev.tandem.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Metrics for monitoring.
 *
 * @param collectEvery pause between two collections of the figures that need the database
 * @param token with which a program may read {@code /actuator/prometheus} (as bearer token); without one, only people of operations and
 *     administrators may
 */
@ConfigurationProperties("tandem.metrics")
public record MetricsSettings(
        @DefaultValue("PT30S") Duration collectEvery,
        @Nullable String token) {

    private static final int SHORTEST_TOKEN = 24;

    public MetricsSettings {
        if (collectEvery.toSeconds() < 1) {
            throw new IllegalArgumentException("tandem.metrics.collect-every must be at least PT1S");
        }
        token = token == null || token.isBlank() ? null : token.strip();
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("tandem.metrics.token must have " + SHORTEST_TOKEN
                    + " or more characters. Make one with: openssl rand -hex 24");
        }
    }

    /** Without the token, because settings end up in logs. */
    @Override
    public String toString() {
        return "MetricsSettings[collectEvery=" + collectEvery + "]";
    }
}
