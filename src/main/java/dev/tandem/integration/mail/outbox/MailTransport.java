package dev.tandem.integration.mail.outbox;

/** Where mails are handed over to. */
interface MailTransport {

    /** Hands the mail over, outside of any transaction. Everything that goes wrong comes back as a result. */
    Handover handOver(Outgoing mail);

    /** For the log at start-up: where mails go. */
    String description();
}
