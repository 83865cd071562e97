package dev.tandem.integration.accounting;

import java.time.LocalDate;

/**
 * The first order or invoice of a customer.
 *
 * @param document its number in accounting
 */
public record FirstBusiness(String document, LocalDate date) {}
