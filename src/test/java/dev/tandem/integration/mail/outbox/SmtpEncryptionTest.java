package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.integration.mail.MailSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail servers that can encrypt, by a certificate that they made themselves. */
class SmtpEncryptionTest {

    private static final char[] PASSWORD = "for this test".toCharArray();
    private static final MailSettings SETTINGS = new MailSettings(
            "tandem@example.com",
            null,
            Duration.ofSeconds(1),
            List.of(),
            Duration.ofDays(5),
            Duration.ofMinutes(2),
            Period.ofDays(90));
    private static final Outgoing MAIL = new Outgoing(
            1,
            "INV-000018.serviceTask_tellSupplierApproved.1",
            "<INV-000018.serviceTask_tellSupplierApproved.1@example.com>",
            "billing@bergmann.example",
            "Approved",
            "Approved",
            "<p>Approved</p>",
            Instant.parse("2026-03-14T09:30:00Z"),
            "claim",
            1);

    @TempDir
    private static Path folder;

    private static SSLContext ofTheServer;
    private static SSLContext thatTrustsIt;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        ofTheServer = SSLContext.getInstance("TLS");
        ofTheServer.init(own.getKeyManagers(), null, null);

        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", keys.getCertificate(keys.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        thatTrustsIt = SSLContext.getInstance("TLS");
        thatTrustsIt.init(null, trust.getTrustManagers(), null);
    }

    @Test
    void aMailThatMayGoUnencryptedIsEncryptedByAnyCertificate() throws Exception {
        try (EncryptingServer server = new EncryptingServer()) {
            assertThat(handOver(sender(server, "127.0.0.1"))).isInstanceOf(Handover.Accepted.class);

            assertThat(server.heardEncrypted).anyMatch(line -> line.contains("Approved"));
            assertThat(server.heardPlain).containsExactly("EHLO", "STARTTLS");
        }
    }

    @Test
    void aPasswordGoesToAServerThatIsTrustedOnly() throws Exception {
        try (EncryptingServer server = new EncryptingServer()) {
            JavaMailSenderImpl unknown = withPassword(sender(server, "localhost"));
            Handover refused = handOver(unknown);
            JavaMailSenderImpl otherName = withPassword(trusting(sender(server, "127.0.0.1")));
            Handover refusedToo = handOver(otherName);

            for (Handover each : List.of(refused, refusedToo)) {
                assertThat(each).isInstanceOf(Handover.NotAccepted.class);
                assertThat(MailProblem.of(((Handover.NotAccepted) each).cause()))
                        .startsWith("The certificate of the mail server is not trusted, or is for another name")
                        .doesNotContain("bergmann");
            }
            assertThat(server.heardEncrypted).isEmpty();

            assertThat(handOver(withPassword(trusting(sender(server, "localhost")))))
                    .isInstanceOf(Handover.Accepted.class);
            assertThat(server.heardEncrypted).contains("AUTH");
            assertThat(server.heardPlain).doesNotContain("AUTH");
        }
    }

    @Test
    void whoWantsEncryptionAtAnyRateGetsItFromAServerThatIsTrustedOnly() throws Exception {
        try (EncryptingServer server = new EncryptingServer()) {
            JavaMailSenderImpl required = sender(server, "localhost");
            required.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "True");

            assertThat(handOver(required)).isInstanceOf(Handover.NotAccepted.class);
            assertThat(handOver(trusting(required))).isInstanceOf(Handover.Accepted.class);
        }
    }

    /** Jakarta Mail signs in with any of these, as whom the operating system names if need be. */
    @Test
    void aPasswordWithoutAUserNameIsAPasswordToo() throws Exception {
        try (EncryptingServer server = new EncryptingServer()) {
            JavaMailSenderImpl withoutUser = sender(server, "localhost");
            withoutUser.setUsername("");
            withoutUser.setPassword("secret");
            JavaMailSenderImpl byProperty = sender(server, "localhost");
            byProperty.getJavaMailProperties().setProperty("mail.smtp.user", "tandem");
            JavaMailSenderImpl byOther = sender(server, "localhost");
            byOther.getJavaMailProperties().setProperty("mail.user", "tandem");
            JavaMailSenderImpl byWish = sender(server, "localhost");
            byWish.getJavaMailProperties().setProperty("mail.smtp.auth", "True");

            for (JavaMailSenderImpl each : List.of(withoutUser, byProperty, byOther, byWish)) {
                assertThat(handOver(each)).isInstanceOf(Handover.NotAccepted.class);
                assertThat(each.getJavaMailProperties()).doesNotContainKey("mail.smtp.ssl.trust");
            }
            assertThat(server.heardEncrypted).isEmpty();
            assertThat(server.heardPlain).doesNotContain("AUTH");
        }
    }

    private static Handover handOver(JavaMailSenderImpl sender) {
        return new SmtpTransport(sender, SETTINGS).handOver(MAIL);
    }

    private static JavaMailSenderImpl sender(EncryptingServer server, String host) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(server.socket.getLocalPort());
        return sender;
    }

    private static JavaMailSenderImpl withPassword(JavaMailSenderImpl sender) {
        sender.setUsername("tandem");
        sender.setPassword("secret");
        return sender;
    }

    private static JavaMailSenderImpl trusting(JavaMailSenderImpl sender) {
        sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", thatTrustsIt.getSocketFactory());
        return sender;
    }

    /** Keeps what it hears before and after encryption: of commands the first word, of mails the lines. */
    private static final class EncryptingServer implements AutoCloseable {

        final List<String> heardPlain = new CopyOnWriteArrayList<>();
        final List<String> heardEncrypted = new CopyOnWriteArrayList<>();
        final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));

        EncryptingServer() throws IOException {
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    say(client, "220 hello");
                    if (talk(client, heardPlain)) {
                        SSLSocket encrypted =
                                (SSLSocket) ofTheServer.getSocketFactory().createSocket(client, null, false);
                        encrypted.setUseClientMode(false);
                        talk(encrypted, heardEncrypted);
                    }
                } catch (IOException e) {
                    // The client went away, or the test is over.
                }
            }
        }

        /** True if the rest is to be encrypted. */
        private static boolean talk(Socket client, List<String> heard) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.split(" ", 2)[0];
                heard.add(inMail ? line : word);
                if (inMail) {
                    inMail = !line.equals(".");
                    if (!inMail) {
                        say(client, "250 ok");
                    }
                    continue;
                }
                switch (word) {
                    case "EHLO" -> say(client, "250-hello\r\n250-AUTH PLAIN\r\n250 STARTTLS");
                    case "STARTTLS" -> {
                        say(client, "220 go on");
                        return true;
                    }
                    case "AUTH" -> say(client, "235 welcome");
                    case "DATA" -> {
                        inMail = true;
                        say(client, "354 go on");
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return false;
                    }
                    default -> say(client, "250 ok");
                }
            }
            return false;
        }

        private static void say(Socket client, String line) throws IOException {
            OutputStream out = client.getOutputStream();
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
