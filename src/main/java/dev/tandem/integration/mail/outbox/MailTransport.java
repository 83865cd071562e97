package dev.tandem.integration.mail.outbox;

import dev.tandem.erasure.LocalFiles;
import java.util.Collection;

/** Where mails are handed over to. */
interface MailTransport extends LocalFiles {

    /** Hands the mail over, outside of any transaction. Everything that goes wrong comes back as a result. */
    Handover handOver(Outgoing mail);

    /** There is no other mail for now: a connection that was kept for it can end. */
    default void rest() {}

    /**
     * Looks whether what mails are handed over to is there.
     *
     * @throws Exception if it is not
     */
    default void check() throws Exception {}

    /** For the log at start-up: where mails go. */
    String description();

    /** Where mails are no files, there is nothing to forget: what a mail server has is no longer ours. */
    @Override
    default void forget(Collection<String> caseIds) {}
}
