package dev.tandem.integration.mail.outbox;

import dev.tandem.integration.mail.MailSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes mails as {@code .eml} files, for trying out without a mail server. A mail handed over again overwrites its file. */
final class EmlTransport implements MailTransport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("\\.?\\d{8}T\\d{6}Z-([^.]+)\\..*");

    private final Path folder;
    private final MailSettings settings;

    EmlTransport(Path folder, MailSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    @Override
    public Handover handOver(Outgoing mail) {
        String name = TIME.format(mail.createdAt()) + "-" + inFileName(mail.key()) + ".eml";
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
    public void forget(Collection<String> caseIds) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> beginnings = caseIds.stream().map(EmlTransport::inFileName).collect(Collectors.toSet());
        try (Stream<Path> mails = Files.list(folder)) {
            mails.filter(mail -> beginnings.contains(caseOf(mail))).forEach(EmlTransport::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The case id in the name of a mail, finished or not; empty if the file is none of ours. */
    private static String caseOf(Path mail) {
        Matcher name = NAME.matcher(mail.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inFileName(String key) {
        return key.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public String description() {
        return "No mail server is configured (spring.mail.host): mails are written as .eml files to "
                + folder.toAbsolutePath().normalize();
    }
}
