package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tandem.integration.mail.MailSettings;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

    private static final MailSettings SETTINGS = new MailSettings(
            "tandem@example.com",
            null,
            Duration.ofSeconds(1),
            List.of(),
            Duration.ofMinutes(2),
            java.time.Period.ofDays(90));
    private static final Outgoing MAIL = new Outgoing(
            1,
            "INV-000017.serviceTask_tellSupplierApproved.1",
            "<INV-000017.serviceTask_tellSupplierApproved.1@example.com>",
            "rechnung@bergmann.example",
            "Bestätigt: Ihre Rechnung € 1",
            "Grüße,\n.\nein Punkt",
            "<p>Grüße &amp; mehr</p>",
            Instant.parse("2026-03-14T09:30:00Z"),
            "claim",
            1);

    @Test
    void aServerGetsTheMailOnceWithBothPartsAndOurMessageId() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(transport(server.getSmtp().getPort()).handOver(MAIL)).isInstanceOf(Handover.Accepted.class);

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getMessageID()).isEqualTo(MAIL.messageId());
            assertThat(received.getSubject()).isEqualTo(MAIL.subject());
            assertThat(received.getHeader("From")).containsExactly("tandem@example.com");
            assertThat(received.getRecipients(Message.RecipientType.TO))
                    .containsExactly(new InternetAddress(MAIL.recipient()));
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getSentDate()).isEqualTo(MAIL.createdAt());
            assertThat(received.getContentType()).startsWith("multipart/alternative");
            MimeMultipart parts = (MimeMultipart) received.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                    .isEqualTo(MAIL.text());
            assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
            assertThat(parts.getBodyPart(1).getContent()).isEqualTo(MAIL.html());
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsAwayHasNotAcceptedAndGetsTheMailWhenItIsBack() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SmtpTransport transport = transport(port);
        assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.NotAccepted.class);

        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void anAnswerThatNeverComesAfterTheWholeMailLeavesDoubt() throws Exception {
        assertThat(against(Script.of("354 go on", "(silence)"))).isInstanceOf(Handover.Doubtful.class);
    }

    @Test
    void aConnectionThatBreaksAfterTheWholeMailLeavesDoubt() throws Exception {
        assertThat(against(Script.of("354 go on", "(close)"))).isInstanceOf(Handover.Doubtful.class);
    }

    @Test
    void aRefusalAfterTheWholeMailIsCertain() throws Exception {
        assertThat(against(Script.of("354 go on", "452 mailbox full"))).isInstanceOf(Handover.NotAccepted.class);
        assertThat(against(Script.of("354 go on", "554 no thanks"))).isInstanceOf(Handover.NotAccepted.class);
    }

    @Test
    void silenceBeforeTheMailIsWrittenIsCertainlyNoAcceptance() throws Exception {
        assertThat(against(Script.of("(silence)", ""))).isInstanceOf(Handover.NotAccepted.class);
        assertThat(against(Script.of("(close)", ""))).isInstanceOf(Handover.NotAccepted.class);
    }

    @Test
    void aRefusedRecipientIsCertain() throws Exception {
        assertThat(against(new Script("550 unknown", "354 go on", "250 ok", "221 bye")))
                .isInstanceOf(Handover.NotAccepted.class);
    }

    @Test
    void aServerThatAcceptsAndThenFallsSilentHasAccepted() throws Exception {
        assertThat(against(new Script("250 ok", "354 go on", "250 ok", "(silence)")))
                .isInstanceOf(Handover.Accepted.class);
        assertThat(against(new Script("250 ok", "354 go on", "250 ok (close)", "")))
                .isInstanceOf(Handover.Accepted.class);
    }

    @Test
    void timeOutsAreSetUnlessSomebodySetThem() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "77");
        new SmtpTransport(sender, SETTINGS);

        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "77")
                .containsEntry("mail.smtp.writetimeout", "10000");
    }

    private static Handover against(Script script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return transport(server.port()).handOver(MAIL);
        }
    }

    private static SmtpTransport transport(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "700");
        return new SmtpTransport(sender, SETTINGS);
    }

    /** What the server says to the recipient, to DATA, to the end of the mail and to QUIT. */
    private record Script(String recipient, String data, String end, String quit) {

        static Script of(String data, String end) {
            return new Script("250 ok", data, end, "221 bye");
        }
    }

    /** A mail server that misbehaves as told. */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        ScriptedServer(Script script) throws IOException {
            Thread thread = new Thread(() -> serve(script));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(Script script) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    talk(client, script);
                } catch (IOException e) {
                    // The client went away, or the test is over.
                }
            }
        }

        private static void talk(Socket client, Script script) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
            say(out, "220 hello");
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = "250 ok";
                if (inMail) {
                    if (!line.equals(".")) {
                        continue;
                    }
                    inMail = false;
                    answer = script.end();
                } else if (line.startsWith("RCPT")) {
                    answer = script.recipient();
                } else if (line.startsWith("DATA")) {
                    inMail = script.data().startsWith("354");
                    answer = script.data();
                } else if (line.startsWith("QUIT")) {
                    answer = script.quit();
                }
                if (answer.equals("(close)")) {
                    return;
                }
                if (!answer.equals("(silence)")) {
                    say(out, answer.replace(" (close)", ""));
                }
                if (answer.endsWith(" (close)")) {
                    return;
                }
            }
        }

        private static void say(PrintWriter out, String line) {
            out.print(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
