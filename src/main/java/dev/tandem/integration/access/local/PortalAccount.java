package dev.tandem.integration.access.local;

import java.time.OffsetDateTime;

/** An account in Tandem's own list. */
record PortalAccount(
        String id, String userName, String name, String customerName, OffsetDateTime createdAt, boolean locked) {}
