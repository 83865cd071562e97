package dev.tandem.onboarding;

/**
 * Something missing or wrong in an application.
 *
 * @param field as the API names it, for example {@code vatId} or {@code owners[0].share}; empty for the whole
 * @param message what is wrong and what to do, in plain words
 * @param blocking whether the application can't go on with it
 */
public record ApplicationFinding(String field, String message, boolean blocking) {}
