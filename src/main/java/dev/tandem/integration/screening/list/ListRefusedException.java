package dev.tandem.integration.screening.list;

/** A list can't be taken, for a reason in plain words. The one in force stays. */
class ListRefusedException extends Exception {

    ListRefusedException(String reason) {
        super(reason);
    }

    /** In plain words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
