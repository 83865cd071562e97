package dev.tandem.deployment.rules;

/** Limits of multi-instance activities. */
public final class MultiInstance {

    /** How often an activity is repeated at most. */
    public static final int MOST = 1_000;

    private MultiInstance() {}
}
