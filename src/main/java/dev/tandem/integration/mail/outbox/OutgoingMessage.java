package dev.tandem.integration.mail.outbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The mail as it goes over the wire: the same each time it is handed over, and aware of whether it was written out. */
final class OutgoingMessage extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private final String messageId;
    private boolean written;

    OutgoingMessage(Outgoing mail, String sender) throws MessagingException {
        super((@Nullable Session) null);
        this.messageId = mail.messageId();
        setFrom(new InternetAddress(sender, true));
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        setSubject(mail.subject(), UTF_8);
        setSentDate(Date.from(mail.createdAt()));
        setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        setContent(new MimeMultipart("alternative", text, html));
        saveChanges();
    }

    /** True once the whole mail went to the server; only from then on can it have been accepted. */
    boolean isWritten() {
        return written;
    }

    /** Keeps our id; JavaMail would make up another one on every save. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        written = true;
    }
}
