package dev.tandem.integration.access;

/** What the portal answered to a new account. */
public sealed interface AccessResult {

    /**
     * The account is there.
     *
     * @param accountId of the portal
     * @param userName what the person signs in with
     */
    record Created(String accountId, String userName) implements AccessResult {}

    /**
     * The portal refused, and will refuse again until somebody changes something.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(Reason reason, String explanation) implements AccessResult {}

    /** Why the portal refuses. */
    enum Reason {
        /** Another account has this user name. */
        USER_NAME_TAKEN,
        /** The account was taken back, perhaps before it was created. */
        REVERSED,
        /** Something else, which the explanation says. */
        OTHER
    }
}
