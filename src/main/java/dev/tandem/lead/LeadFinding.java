package dev.tandem.lead;

/**
 * Something about a lead that the rep should know, and that does not hold it up.
 *
 * @param code for programs
 * @param message in plain words
 */
public record LeadFinding(String code, String message) {}
