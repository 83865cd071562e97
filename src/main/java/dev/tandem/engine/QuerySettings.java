package dev.tandem.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one query hands out.
 *
 * @param maxResults most rows that a signed-in person or program gets at once, and most cases that one batch takes; the web
 *     applications ask for up to 2000
 */
@ConfigurationProperties("tandem.queries")
record QuerySettings(@DefaultValue("2000") int maxResults) {

    QuerySettings {
        if (maxResults < 1) {
            throw new IllegalArgumentException("tandem.queries.max-results must be above 0, not " + maxResults);
        }
    }
}
