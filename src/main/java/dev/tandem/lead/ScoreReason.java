package dev.tandem.lead;

/**
 * A row of the score table that fitted.
 *
 * @param points below zero if it speaks against the lead
 * @param reason in plain words
 */
public record ScoreReason(int points, String reason) {}
