package dev.tandem.integration.accounting;

/**
 * Accounting says that a posting was paid. Published in the transaction that records the payment, before it is recorded:
 * whoever listens locks the invoice first, and an exception keeps the payment from being recorded.
 */
public record PaymentMade(Payment payment) {}
