package dev.tandem.integration.mail.outbox;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mails one after the other over one connection: greeting, encryption and signing in take longer than a mail. For one
 * thread at a time.
 */
final class KeptConnection extends JavaMailSenderImpl {

    private static final Logger log = LoggerFactory.getLogger(KeptConnection.class);

    /** Servers end connections that bring very many. */
    private static final int MOST_MAILS = 50;

    private @Nullable Transport connection;
    private int mails;

    KeptConnection(JavaMailSenderImpl configured) {
        setProtocol(configured.getProtocol());
        setHost(configured.getHost());
        setPort(configured.getPort());
        setUsername(configured.getUsername());
        setPassword(configured.getPassword());
        setSession(configured.getSession());
    }

    @Override
    protected Transport connectTransport() throws MessagingException {
        if (connection == null || mails >= MOST_MAILS || !connection.isConnected()) {
            end();
            connection = super.connectTransport();
            mails = 0;
        }
        mails++;
        return new Lent(getSession(), connection);
    }

    /** Whether the next mail connects anew, or is the first on its connection. */
    boolean isNew() {
        return connection == null || mails >= MOST_MAILS;
    }

    /** Says goodbye to the server; the next mail connects anew. */
    void end() {
        Transport last = connection;
        connection = null;
        if (last != null) {
            try {
                last.close();
            } catch (MessagingException e) {
                log.debug(
                        "The mail server did not say goodbye: {}", e.getClass().getSimpleName());
            }
        }
    }

    /** The connection for one mail, which ends the mail and not the connection. */
    private static final class Lent extends Transport {

        private final Transport connection;

        Lent(Session session, Transport connection) {
            super(session, null);
            this.connection = connection;
        }

        @Override
        public void sendMessage(Message message, Address[] recipients) throws MessagingException {
            connection.sendMessage(message, recipients);
        }

        @Override
        public boolean isConnected() {
            return connection.isConnected();
        }

        @Override
        public void close() {}
    }
}
