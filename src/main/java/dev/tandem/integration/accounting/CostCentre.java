package dev.tandem.integration.accounting;

/**
 * A cost centre.
 *
 * @param id its number, for example {@code 4711}
 */
public record CostCentre(String id, String name) {}
