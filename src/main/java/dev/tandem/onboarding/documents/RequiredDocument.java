package dev.tandem.onboarding.documents;

/**
 * A document that the decision table asks for.
 *
 * @param code names the document for good
 * @param title as the customer reads it
 * @param why as the customer reads it
 */
public record RequiredDocument(String code, String title, String why) {}
