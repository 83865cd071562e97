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

/** Hands mails to the server of {@code spring.mail.*}. */
final class SmtpTransport implements MailTransport {

    private static final Map<String, String> DEFAULTS = Map.of(
            "connectiontimeout", "10000",
            "timeout", "10000",
            "writetimeout", "10000",
            // The server has accepted the mail by then; its goodbye must not make that doubtful.
            "quitwait", "false");
    private static final int FIRST_REFUSAL = 400;
    private static final int LAST_REFUSAL = 599;

    private final JavaMailSender sender;
    private final MailSettings settings;

    SmtpTransport(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
        if (sender instanceof JavaMailSenderImpl configured) {
            Properties properties = configured.getJavaMailProperties();
            String protocol = configured.getProtocol() == null ? "smtp" : configured.getProtocol();
            DEFAULTS.forEach((name, value) -> properties.putIfAbsent("mail." + protocol + "." + name, value));
        }
    }

    @Override
    public Handover handOver(Outgoing mail) {
        OutgoingMessage message;
        try {
            message = new OutgoingMessage(mail, settings.sender());
        } catch (MessagingException e) {
            return new Handover.NotAccepted(e);
        }
        try {
            sender.send(message);
            return new Handover.Accepted();
        } catch (MailSendException e) {
            if (!message.isWritten()) {
                return new Handover.NotAccepted(cause(e));
            }
            if (e.getFailedMessages().isEmpty()) {
                // Only saying goodbye to the server failed.
                return new Handover.Accepted();
            }
            return isRefused(cause(e)) ? new Handover.NotAccepted(cause(e)) : new Handover.Doubtful(cause(e));
        } catch (RuntimeException e) {
            return message.isWritten() ? new Handover.Doubtful(e) : new Handover.NotAccepted(e);
        }
    }

    @Override
    public void check() throws MessagingException {
        if (sender instanceof JavaMailSenderImpl configured) {
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
