package dev.tandem.onboarding;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What ended before this was kept long enough.
 *
 * @param business customers, and those who were found on the sanctions list
 * @param rejected who never became a customer
 */
record KeptUntil(OffsetDateTime business, OffsetDateTime rejected) {

    /** The condition in SQL. A customer is no ended application, and stays as long as they are one. */
    static final String OVER = """
            (closed_at < :business
                or closed_at < :rejected and customer_since is null and state in ('declined', 'expired', 'withdrawn'))""";

    Map<String, ?> params() {
        return Map.of("business", business, "rejected", rejected);
    }
}
