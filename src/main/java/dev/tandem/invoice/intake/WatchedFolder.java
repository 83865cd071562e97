package dev.tandem.invoice.intake;

import dev.tandem.invoice.Channel;
import dev.tandem.invoice.IncomingDocument;
import dev.tandem.invoice.Intake;
import dev.tandem.invoice.InvoiceIntake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes invoices from a folder. A file is taken when it has not changed for a while; afterwards it lies in {@code done}, or in
 * {@code failed} beside a text file with the reason. After a crash in between it is taken again, and becomes the same case.
 */
@Component
class WatchedFolder {

    static final String SENDER = "folder";
    private static final Logger log = LoggerFactory.getLogger(WatchedFolder.class);

    private final FolderSettings settings;
    private final InvoiceIntake intake;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();

    @Autowired
    WatchedFolder(FolderSettings settings, InvoiceIntake intake) {
        this(settings, intake, Clock.systemUTC());
    }

    WatchedFolder(FolderSettings settings, InvoiceIntake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
    }

    /** Size and time of a file, and since when it has had them. */
    private record Seen(long size, Instant modified, Instant since) {

        boolean same(Seen other) {
            return size == other.size && modified.equals(other.modified);
        }
    }

    @Scheduled(fixedDelayString = "${tandem.intake.invoices.poll-every:2s}")
    void poll() {
        Path folder = settings.folder();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Map<Path, Seen> now = new HashMap<>();
            for (Path file : files(folder)) {
                look(folder, file, now);
            }
            seen = now;
        } catch (IOException e) {
            log.error("The watched folder of invoices can't be read: {}", e.toString());
        }
    }

    private void look(Path folder, Path file, Map<Path, Seen> now) throws IOException {
        Seen current;
        try {
            current = new Seen(Files.size(file), Files.getLastModifiedTime(file).toInstant(), clock.instant());
        } catch (NoSuchFileException e) {
            return;
        }
        Seen before = seen.get(file);
        Seen known = before != null && before.same(current) ? before : current;
        if (known.since().plus(settings.quietFor()).isAfter(clock.instant())) {
            now.put(file, known);
            return;
        }
        try {
            take(folder, file);
        } catch (NoSuchFileException e) {
            // another node that watches the same folder took it
            log.debug("A file of the watched folder is gone: {}", e.getMessage());
        } catch (RuntimeException | IOException e) {
            // the database may be away: the file stays where it is, and its turn comes again
            log.error("A file of the watched folder could not be taken in and is tried again: {}", e.toString());
            now.put(file, known);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().matches("(?i).*\\.(tmp|part|crdownload)"))
                    .sorted()
                    .toList();
        }
    }

    private void take(Path folder, Path file) throws IOException {
        Intake result = Files.size(file) > InvoiceIntake.MAX_SIZE
                ? new Intake.Refused(413, "The file is larger than 10 MB.")
                : intake.take(new IncomingDocument(
                        Files.readAllBytes(file), file.getFileName().toString(), SENDER, Channel.FOLDER, null));
        if (result instanceof Intake.Refused refused) {
            move(file, folder.resolve("failed"), refused.reason());
        } else {
            move(file, folder.resolve("done"), null);
        }
    }

    private void move(Path file, Path into, @Nullable String reason) throws IOException {
        Files.createDirectories(into);
        Path target = free(into, file.getFileName().toString());
        if (reason != null) {
            Files.writeString(
                    target.resolveSibling(target.getFileName() + ".reason.txt"), reason + "\n", StandardCharsets.UTF_8);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A name that nothing has yet: what lies there is never overwritten. */
    private Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        for (int n = 2; Files.exists(target); n++) {
            target = folder.resolve(n + "-" + name);
        }
        return target;
    }
}
