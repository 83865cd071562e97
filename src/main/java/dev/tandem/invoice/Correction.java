package dev.tandem.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of an invoice's data.
 *
 * @param version 1 for the first
 * @param who id of the user who keyed it in; null for what Tandem read from the document
 */
public record Correction(int version, Instant at, @Nullable String who, InvoiceData invoice) {}
