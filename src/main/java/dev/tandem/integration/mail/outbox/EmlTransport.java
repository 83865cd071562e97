package dev.tandem.integration.mail.outbox;

import dev.tandem.integration.mail.MailSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes mails as {@code .eml} files, for trying out without a mail server. A mail handed over again overwrites its file. */
final class EmlTransport implements MailTransport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final MailSettings settings;

    EmlTransport(Path folder, MailSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    @Override
    public Handover handOver(Outgoing mail) {
        String name = TIME.format(mail.createdAt()) + "-" + mail.key().replaceAll("[^A-Za-z0-9._-]", "_") + ".eml";
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("." + name + ".tmp");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                new OutgoingMessage(mail, settings.sender()).writeTo(out);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new Handover.Accepted();
        } catch (IOException | MessagingException e) {
            return new Handover.NotAccepted(e);
        }
    }

    @Override
    public String description() {
        return "No mail server is configured (spring.mail.host): mails are written as .eml files to "
                + folder.toAbsolutePath().normalize();
    }
}
