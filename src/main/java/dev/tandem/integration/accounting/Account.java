package dev.tandem.integration.accounting;

/**
 * An account for expenses.
 *
 * @param id its number, for example {@code 6815}
 */
public record Account(String id, String name) {}
