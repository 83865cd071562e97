package dev.tandem.integration.mail;

/** A finished mail: one recipient, and the same content as plain text and as HTML. */
public record MailMessage(String to, String subject, String text, String html) {}
