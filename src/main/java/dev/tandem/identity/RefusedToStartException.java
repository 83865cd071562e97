package dev.tandem.identity;

/** Tandem does not start like this, because it would not be safe. */
public class RefusedToStartException extends RuntimeException {

    private final String action;

    /**
     * A refusal.
     *
     * @param problem what is wrong
     * @param action what to do about it
     */
    public RefusedToStartException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
