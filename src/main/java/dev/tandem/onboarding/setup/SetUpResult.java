package dev.tandem.onboarding.setup;

/** What came of a step of setting a customer up. */
public sealed interface SetUpResult {

    /**
     * It is done.
     *
     * @param id that the other system gave, or that names what was done
     */
    record Done(String id) implements SetUpResult {}

    /**
     * It was refused, and will be again until somebody changes something.
     *
     * @param why in plain words, for whoever mends it
     */
    record Refused(String why) implements SetUpResult {}
}
