package dev.tandem.integration.mail;

import dev.tandem.core.EffectKey;

/** Hands mails over to the mail system, once per key. */
public interface Mail {

    /**
     * Puts the mail into the outbox, in the transaction of the caller: it goes out if and only if that commits. The same key
     * again does nothing. The key is the mail's Message-ID.
     */
    void send(EffectKey key, MailMessage message);
}
