package dev.tandem.lead;

/**
 * Why a lead can't be taken in.
 *
 * @param field name of the component of {@link LeadData}, or empty if the lead as a whole is meant
 * @param problem in plain words
 */
public record LeadProblem(String field, String problem) {}
