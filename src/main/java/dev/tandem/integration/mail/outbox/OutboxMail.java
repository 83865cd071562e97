package dev.tandem.integration.mail.outbox;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.mail.Mail;
import dev.tandem.integration.mail.MailAddress;
import dev.tandem.integration.mail.MailMessage;
import dev.tandem.integration.mail.MailSettings;
import dev.tandem.integration.mail.MailTemplates;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts mails into the outbox, in the transaction of the caller. */
@Component
class OutboxMail implements Mail {

    private final Outbox outbox;
    private final MailSettings settings;
    private final TransactionTemplate nested;

    OutboxMail(Outbox outbox, MailSettings settings, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.settings = settings;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void send(EffectKey key, MailMessage message) {
        String recipient = MailAddress.parse(message.to())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The mail " + key + " needs exactly one plain address as its recipient"));
        MailMessage safe =
                new MailMessage(recipient, MailTemplates.oneLine(message.subject()), message.text(), message.html());
        if (outbox.contains(key.value())) {
            return;
        }
        try {
            // A savepoint, because a duplicate key would make the caller's whole transaction unusable on PostgreSQL.
            nested.executeWithoutResult(status -> outbox.insert(key.value(), messageId(key), safe, Instant.now()));
        } catch (DuplicateKeyException e) {
            // Somebody else was faster with the same mail.
        }
    }

    private String messageId(EffectKey key) {
        return "<" + key.value().replaceAll("[^A-Za-z0-9._-]", "_") + "@" + settings.messageIdDomain() + ">";
    }
}
