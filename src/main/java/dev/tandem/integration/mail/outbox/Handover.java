package dev.tandem.integration.mail.outbox;

/** How the handover of a mail ended. */
sealed interface Handover {

    /** The mail system has it. */
    record Accepted() implements Handover {}

    /**
     * The mail system certainly does not have it; it may be tried again.
     *
     * @param ofThisMail whether it is this mail that can't be accepted; otherwise the mail system accepts none just now
     */
    record NotAccepted(Throwable cause, boolean ofThisMail) implements Handover {

        NotAccepted(Throwable cause) {
            this(cause, false);
        }
    }

    /** The mail system may have it or not. */
    record Doubtful(Throwable cause) implements Handover {}
}
