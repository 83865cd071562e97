package dev.tandem.integration.access;

/**
 * An account to create.
 *
 * @param mail where the invitation goes
 * @param name of the person who will sign in
 * @param customerName on whose behalf
 */
public record NewAccess(String mail, String name, String customerName) {}
