package dev.tandem.integration.mail.outbox;

import dev.tandem.integration.mail.MailSettings;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Hands mails to the server of {@code spring.mail.*}. */
final class SmtpTransport implements MailTransport {

    private static final Map<String, String> DEFAULTS = Map.of(
            "connectiontimeout", "10000",
            "timeout", "10000",
            "writetimeout", "10000",
            // The server has accepted the mail by then; its goodbye must not make that doubtful.
            "quitwait", "false",
            // Encrypts where the server can; where a password goes with it, it has to.
            "starttls.enable", "true");
    /**
     * Where a mail may go unencrypted, somebody in between could just keep it from being encrypted, so to ask who the server is would
     * protect nothing, and keep mails from servers inside of companies, whose certificates are often made by themselves: mail
     * servers among each other do the same.
     */
    private static final Map<String, String> WHERE_UNENCRYPTED_IS_ALLOWED =
            Map.of("ssl.trust", "*", "ssl.checkserveridentity", "false");

    private static final int FIRST_REFUSAL = 400;
    private static final int LAST_REFUSAL = 599;

    private final JavaMailSender sender;
    private final @Nullable JavaMailSenderImpl configured;
    private final @Nullable KeptConnection connection;
    private final MailSettings settings;

    SmtpTransport(JavaMailSender sender, MailSettings settings) {
        this.settings = settings;
        if (sender instanceof JavaMailSenderImpl configured) {
            this.configured = configured;
            Properties properties = configured.getJavaMailProperties();
            String protocol = configured.getProtocol() == null ? "smtp" : configured.getProtocol();
            putIfAbsent(properties, protocol, DEFAULTS);
            if (!isEncrypted(protocol, properties)) {
                if (signsIn(configured, protocol, properties)) {
                    putIfAbsent(properties, protocol, Map.of("starttls.required", "true"));
                } else if (!isOn(properties, protocol, "starttls.required")) {
                    putIfAbsent(properties, protocol, WHERE_UNENCRYPTED_IS_ALLOWED);
                }
            }
            this.connection = new KeptConnection(configured);
            this.sender = connection;
        } else {
            this.configured = null;
            this.connection = null;
            this.sender = sender;
        }
    }

    /** Jakarta Mail takes the user from elsewhere, too, and then from the operating system, as soon as there is a password. */
    private static boolean signsIn(JavaMailSenderImpl configured, String protocol, Properties properties) {
        return StringUtils.hasText(configured.getUsername())
                || StringUtils.hasText(configured.getPassword())
                || properties.containsKey("mail." + protocol + ".user")
                || properties.containsKey("mail.user")
                || isOn(properties, protocol, "auth");
    }

    private static boolean isEncrypted(String protocol, Properties properties) {
        return protocol.equals("smtps") || isOn(properties, protocol, "ssl.enable");
    }

    private static boolean isOn(Properties properties, String protocol, String name) {
        // as Jakarta Mail reads it
        return "true".equalsIgnoreCase(String.valueOf(properties.get("mail." + protocol + "." + name)));
    }

    private static void putIfAbsent(Properties properties, String protocol, Map<String, String> defaults) {
        defaults.forEach((name, value) -> properties.putIfAbsent("mail." + protocol + "." + name, value));
    }

    @Override
    public Handover handOver(Outgoing mail) {
        OutgoingMessage message;
        try {
            message = new OutgoingMessage(mail, settings.sender());
        } catch (MessagingException e) {
            return new Handover.NotAccepted(e, true);
        }
        boolean first = connection == null || connection.isNew();
        Handover handover = send(message);
        if (handover instanceof Handover.NotAccepted && !first && !message.isWritten()) {
            // it may be tired of this connection, not of this mail; nothing of the mail has arrived
            rest();
            handover = send(message);
        }
        return handover;
    }

    private Handover send(OutgoingMessage message) {
        try {
            sender.send(message);
            return new Handover.Accepted();
        } catch (MailSendException e) {
            if (!message.isWritten()) {
                return notAccepted(cause(e));
            }
            if (e.getFailedMessages().isEmpty()) {
                // Only saying goodbye to the server failed.
                return new Handover.Accepted();
            }
            return isRefused(cause(e)) ? notAccepted(cause(e)) : new Handover.Doubtful(cause(e));
        } catch (RuntimeException e) {
            return message.isWritten() ? new Handover.Doubtful(e) : notAccepted(e);
        }
    }

    private static Handover notAccepted(Throwable cause) {
        return new Handover.NotAccepted(cause, MailProblem.isFinal(cause));
    }

    @Override
    public void rest() {
        if (connection != null) {
            connection.end();
        }
    }

    @Override
    public void check() throws MessagingException {
        if (configured != null) {
            configured.testConnection();
        }
    }

    @Override
    public String description() {
        return "Mails go to the server of spring.mail.host, from " + settings.sender();
    }

    private static Throwable cause(MailSendException e) {
        Throwable first = e.getFailedMessages().values().stream()
                .<Throwable>map(failure -> failure)
                .findFirst()
                .orElse(e);
        return first;
    }

    /** True if the server itself said no; without its answer it may have taken the mail. */
    private static boolean isRefused(@Nullable Throwable cause) {
        return cause instanceof SMTPSendFailedException refusal
                && refusal.getReturnCode() >= FIRST_REFUSAL
                && refusal.getReturnCode() <= LAST_REFUSAL;
    }
}
