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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

    private static final MailSettings SETTINGS = new MailSettings(
            "tandem@example.com",
            null,
            Duration.ofSeconds(1),
            List.of(),
            Duration.ofDays(5),
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
    void mailsOfOneRunGoOverOneConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.of("354 go on", "250 ok"))) {
            SmtpTransport transport = transport(server.port());
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            assertThat(server.connections()).isEqualTo(1);

            transport.rest();
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerEndedMeanwhileIsMadeAnew() throws Exception {
        try (ScriptedServer server = new ScriptedServer(new Script("250 ok", "354 go on", "250 ok (close)", ""))) {
            SmtpTransport transport = transport(server.port());
            for (int mail = 1; mail <= 3; mail++) {
                assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
                assertThat(server.connections()).isEqualTo(mail);
            }
        }
    }

    @Test
    void aMailThatIsRefusedDoesNotSpoilTheNext() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            SmtpTransport transport = transport(server.getSmtp().getPort());
            assertThat(transport.handOver(to("not an address"))).isInstanceOf(Handover.NotAccepted.class);
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
        try (ScriptedServer refusing = new ScriptedServer(Script.of("354 go on", "554 no thanks"))) {
            SmtpTransport transport = transport(refusing.port());
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.NotAccepted.class);
            assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.NotAccepted.class);
        }
    }

    @Test
    void aServerThatIsTiredOfAConnectionGetsTheMailByAnother() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(new Script("250 ok; 452 too many", "354 go on", "250 ok", "221 bye"))) {
            SmtpTransport transport = transport(server.port());
            for (int mail = 1; mail <= 3; mail++) {
                assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
                assertThat(server.connections()).isEqualTo(mail);
            }
        }
    }

    @Test
    void noPasswordGoesUnencrypted() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.of("354 go on", "250 ok"))) {
            JavaMailSenderImpl sender = sender(server.port());
            sender.setUsername("tandem");
            sender.setPassword("secret");

            assertThat(new SmtpTransport(sender, SETTINGS).handOver(MAIL)).isInstanceOf(Handover.NotAccepted.class);
            assertThat(server.heard())
                    .allSatisfy(line -> assertThat(line).doesNotStartWithIgnoringCase("auth"))
                    .anyMatch(line -> line.startsWith("EHLO"));

            JavaMailSenderImpl allowed = sender(server.port());
            allowed.setUsername("tandem");
            allowed.setPassword("secret");
            allowed.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "false");
            assertThat(new SmtpTransport(allowed, SETTINGS).handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
        }
    }

    @Test
    void noConnectionBringsMoreThanServersBear() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.of("354 go on", "250 ok"))) {
            SmtpTransport transport = transport(server.port());
            for (int mail = 0; mail < 51; mail++) {
                assertThat(transport.handOver(MAIL)).isInstanceOf(Handover.Accepted.class);
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void timeOutsAreSetUnlessSomebodySetThem() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "77");
        new SmtpTransport(sender, SETTINGS);

        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "77")
                .containsEntry("mail.smtp.writetimeout", "10000")
                .containsEntry("mail.smtp.starttls.enable", "true");
    }

    private static Handover against(Script script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return transport(server.port()).handOver(MAIL);
        }
    }

    private static Outgoing to(String recipient) {
        return new Outgoing(
                MAIL.id(),
                MAIL.key(),
                MAIL.messageId(),
                recipient,
                MAIL.subject(),
                MAIL.text(),
                MAIL.html(),
                MAIL.createdAt(),
                MAIL.claim(),
                MAIL.attempts());
    }

    private static SmtpTransport transport(int port) {
        return new SmtpTransport(sender(port), SETTINGS);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "700");
        return sender;
    }

    /** What the server says to the recipient (on a connection first, and then), to DATA, to the end of the mail and to QUIT. */
    private record Script(String recipient, String data, String end, String quit) {

        static Script of(String data, String end) {
            return new Script("250 ok", data, end, "221 bye");
        }
    }

    /** A mail server that misbehaves as told. */
    private static final class ScriptedServer implements AutoCloseable {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        ScriptedServer(Script script) throws IOException {
            Thread thread = new Thread(() -> serve(script));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        List<String> heard() {
            return List.copyOf(heard);
        }

        private void serve(Script script) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    connections.incrementAndGet();
                    talk(client, script);
                } catch (IOException e) {
                    // The client went away, or the test is over.
                }
            }
        }

        private void talk(Socket client, Script script) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
            say(out, "220 hello");
            boolean inMail = false;
            int recipients = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String answer = "250 ok";
                if (inMail) {
                    if (!line.equals(".")) {
                        continue;
                    }
                    inMail = false;
                    answer = script.end();
                } else if (line.startsWith("RCPT")) {
                    String[] said = script.recipient().split("; ");
                    answer = said[Math.min(recipients++, said.length - 1)];
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
