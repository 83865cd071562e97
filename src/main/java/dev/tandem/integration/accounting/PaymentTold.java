package dev.tandem.integration.accounting;

/**
 * Somebody told Tandem of a payment, which was then recorded with the invoice. Published in the same transaction, so that
 * books that Tandem keeps itself know it too; other systems know what they paid.
 *
 * @param userId who told of it
 */
public record PaymentTold(Payment payment, String userId) {}
