package dev.tandem.identity;

/** Tandem does not start like this, because it would not be safe. */
class RefusedToStartException extends RuntimeException {

    private final String action;

    /**
     * @param problem what is wrong
     * @param action what to do about it
     */
    RefusedToStartException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
