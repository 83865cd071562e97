package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.integration.mail.MailSettings;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlTransportTest {

    private static final MailSettings SETTINGS = new MailSettings(
            null,
            null,
            Duration.ofSeconds(1),
            List.of(),
            Duration.ofDays(5),
            Duration.ofMinutes(2),
            java.time.Period.ofDays(90));

    @TempDir
    Path data;

    @Test
    void aMailBecomesOneFileThatMailProgramsOpen() throws Exception {
        EmlTransport transport = new EmlTransport(data.resolve("outbox"), SETTINGS);

        assertThat(transport.handOver(mail("INV-000017.serviceTask_x.1"))).isInstanceOf(Handover.Accepted.class);
        // A second handover after a crash replaces the file and does not make another.
        assertThat(transport.handOver(mail("INV-000017.serviceTask_x.1"))).isInstanceOf(Handover.Accepted.class);

        assertThat(files()).containsExactly("20260314T093000Z-INV-000017.serviceTask_x.1.eml");
        try (InputStream in = Files.newInputStream(data.resolve("outbox").resolve(files().get(0)))) {
            MimeMessage message = new MimeMessage(null, in);
            assertThat(message.getMessageID()).isEqualTo("<INV-000017@localhost>");
            assertThat(message.getSubject()).isEqualTo("Grüße");
            assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(2);
        }
    }

    @Test
    void aKeyCanNotLeaveTheFolder() throws IOException {
        new EmlTransport(data.resolve("outbox"), SETTINGS).handOver(mail("../../x/y\\z"));

        assertThat(files()).singleElement().isEqualTo("20260314T093000Z-.._.._x_y_z.eml");
    }

    @Test
    void aFolderThatCanNotBeWrittenIsNoAcceptance() throws IOException {
        Path file = Files.createFile(data.resolve("outbox"));

        assertThat(new EmlTransport(file, SETTINGS).handOver(mail("k"))).isInstanceOf(Handover.NotAccepted.class);
    }

    @Test
    void filesOfForgottenCasesGoAlsoThoseThatWereNotFinished() throws IOException {
        EmlTransport transport = new EmlTransport(data.resolve("outbox"), SETTINGS);
        transport.forget(List.of("LEAD-000001"));
        transport.handOver(mail("LEAD-000001.serviceTask_tellRep.1"));
        transport.handOver(mail("LEAD-000001.userTask_x.task-reminder.77.2"));
        transport.handOver(mail("LEAD-0000011.serviceTask_tellRep.1"));
        Files.createFile(data.resolve("outbox/.20260314T093000Z-LEAD-000001.serviceTask_tellRep.2.eml.tmp"));
        Files.createFile(data.resolve("outbox/LEAD-000001.txt"));

        transport.forget(List.of("LEAD-000001", "LEAD-000009"));

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "20260314T093000Z-LEAD-0000011.serviceTask_tellRep.1.eml", "LEAD-000001.txt");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Outgoing mail(String key) {
        return new Outgoing(
                1,
                key,
                "<INV-000017@localhost>",
                "rechnung@bergmann.example",
                "Grüße",
                "text",
                "<p>html</p>",
                Instant.parse("2026-03-14T09:30:00.123Z"),
                "claim",
                1);
    }
}
