package dev.tandem.integration.mail.outbox;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import org.springframework.stereotype.Component;

/** How many mails wait, and which never went out. */
@Component
class MailFigures implements DatabaseFigures {

    private static final String NAME = "tandem.mails";
    private static final String WHAT =
            "mails. waiting: to be handed over, now or again; failed: given up; doubtful: handed over twice without a clear answer";

    private final Outbox outbox;

    MailFigures(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void tell(Figures figures) {
        Outbox.Backlog backlog = outbox.backlog();
        figures.count(NAME, WHAT, backlog.waiting(), "state", "waiting")
                .count(NAME, WHAT, backlog.failed(), "state", "failed")
                .count(NAME, WHAT, backlog.inDoubt(), "state", "doubtful")
                .age("tandem.mails.oldest.waiting", "age of the oldest mail that waits", backlog.oldestWaiting());
    }
}
