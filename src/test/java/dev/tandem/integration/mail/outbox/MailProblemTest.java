package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;

class MailProblemTest {

    private static final String PERSON = "ada@brewster.example";

    @Test
    void whatIsWrongIsSaidWithoutWhatTheServerQuotes() throws Exception {
        assertThat(said(new ConnectException("Connection refused " + PERSON)))
                .isEqualTo("Nothing answers at spring.mail.host and spring.mail.port"
                        + " (MessagingException, ConnectException)");
        assertThat(said(new UnknownHostException("mail." + PERSON))).startsWith("There is no host of the name");
        assertThat(said(new SocketTimeoutException(PERSON))).startsWith("The mail server does not answer in time");
        assertThat(said(new SSLHandshakeException(PERSON))).startsWith("Mail server and Tandem did not agree");
        assertThat(said(new IOException(PERSON))).isEqualTo("MessagingException, IOException");
        assertThat(MailProblem.of(new AuthenticationFailedException("535 " + PERSON)))
                .startsWith("The mail server does not take spring.mail.username");
        assertThat(MailProblem.of(new MessagingException("STARTTLS is required but host does not support STARTTLS")))
                .startsWith("The mail server can't encrypt");
        assertThat(MailProblem.of(new MessagingException(
                        "refused " + PERSON,
                        new SMTPAddressFailedException(
                                new InternetAddress(PERSON), "RCPT TO:", 550, "550 no " + PERSON))))
                .startsWith("The mail server refused it with code 550")
                .doesNotContain(PERSON);
    }

    private static String said(Exception cause) {
        String said = MailProblem.of(new MessagingException("about " + PERSON, cause));
        assertThat(said).doesNotContain(PERSON);
        return said;
    }
}
