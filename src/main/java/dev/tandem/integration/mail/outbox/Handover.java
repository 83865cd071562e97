package dev.tandem.integration.mail.outbox;

/** How the handover of a mail ended. */
sealed interface Handover {

    /** The mail system has it. */
    record Accepted() implements Handover {}

    /** The mail system certainly does not have it; it may be tried again. */
    record NotAccepted(Throwable cause) implements Handover {}

    /** The mail system may have it or not. */
    record Doubtful(Throwable cause) implements Handover {}
}
