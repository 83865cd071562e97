package dev.tandem.invoice;

import java.time.Instant;
import java.util.Set;

/**
 * A person agreed to an invoice.
 *
 * @param approver id of the signed-in user
 * @param groups ids of the groups that the approver was in at that moment
 * @param counts false if the invoice has changed since, or the approver may not approve it
 */
public record Approval(String approver, Set<String> groups, Instant at, boolean counts) {}
