package dev.tandem.core;

/**
 * Why Tandem does not start.
 *
 * @param what is wrong
 * @param action what to do about it
 */
public record StartProblem(String what, String action) {}
