package dev.tandem.onboarding.screening;

/** Whether everybody on an application, as it is now, was screened against the list in force and is cleared. */
public sealed interface Clearance {

    /**
     * They are.
     *
     * @param personsHash of everybody: as soon as anybody changes, this holds no longer
     */
    record Cleared(String personsHash) implements Clearance {}

    /**
     * They are not.
     *
     * @param why for the desk, with what to do
     */
    record NotCleared(String why) implements Clearance {}
}
