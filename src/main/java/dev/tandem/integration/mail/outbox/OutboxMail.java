package dev.tandem.integration.mail.outbox;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.mail.Mail;
import dev.tandem.integration.mail.MailAddress;
import dev.tandem.integration.mail.MailMessage;
import dev.tandem.integration.mail.MailSettings;
import dev.tandem.integration.mail.MailTemplates;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Puts mails into the outbox, in the transaction of the caller. */
@Component
class OutboxMail implements Mail {

    private final Outbox outbox;
    private final MailSettings settings;

    OutboxMail(Outbox outbox, MailSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public void send(EffectKey key, MailMessage message) {
        String recipient = MailAddress.parse(message.to())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The mail " + key + " needs exactly one plain address as its recipient"));
        MailMessage safe =
                new MailMessage(recipient, MailTemplates.oneLine(message.subject()), message.text(), message.html());
        outbox.insert(key.value(), messageId(key), safe, Instant.now());
    }

    private String messageId(EffectKey key) {
        return "<" + key.value().replaceAll("[^A-Za-z0-9._-]", "_") + "@" + settings.messageIdDomain() + ">";
    }
}
