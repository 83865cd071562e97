package dev.tandem.invoice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tandem.invoice.Intake;
import dev.tandem.invoice.InvoiceIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class WatchedFolderTest {

    @TempDir
    private Path folder;

    private final InvoiceIntake intake = mock(InvoiceIntake.class);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private WatchedFolder watched;

    @BeforeEach
    void watch() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        watched = new WatchedFolder(new FolderSettings(folder, Duration.ofSeconds(3)), intake, clock);
        when(intake.take(any())).thenReturn(new Intake.Accepted("INV-000001", List.of()));
    }

    @Test
    void aFileThatRestsIsTakenAndLiesInDone() throws IOException {
        Files.writeString(folder.resolve("a.xml"), "<x/>");

        pollAfter(0);
        pollAfter(4);

        verify(intake).take(any());
        assertThat(folder.resolve("done/a.xml")).hasContent("<x/>");
        assertThat(folder.resolve("a.xml")).doesNotExist();
    }

    @Test
    void aHalfWrittenFileWaits() throws IOException {
        Path file = folder.resolve("a.xml");
        Files.writeString(file, "<x>");
        pollAfter(0);
        pollAfter(2);
        Files.writeString(file, "<x>more");
        pollAfter(2);
        pollAfter(2);

        verify(intake, never()).take(any());
        pollAfter(2);
        verify(intake).take(any());
    }

    @Test
    void filesThatAreStillBeingMadeByTheirNameAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve(".hidden.xml"), "<x/>");
        Files.writeString(folder.resolve("a.xml.part"), "<x/>");
        pollAfter(0);
        pollAfter(10);

        verify(intake, never()).take(any());
    }

    @Test
    void whatIsRefusedLiesInFailedBesideTheReason() throws IOException {
        when(intake.take(any())).thenReturn(new Intake.Refused(415, "This is no invoice."));
        Files.writeString(folder.resolve("a.zip"), "PK");
        pollAfter(0);
        pollAfter(4);

        assertThat(folder.resolve("failed/a.zip")).exists();
        assertThat(folder.resolve("failed/a.zip.reason.txt")).hasContent("This is no invoice.");
    }

    @Test
    void whatCouldNotBeTakenStaysAndIsTriedAgain() throws IOException {
        when(intake.take(any()))
                .thenThrow(new IllegalStateException("database away"))
                .thenReturn(new Intake.Accepted("INV-000001", List.of()));
        Files.writeString(folder.resolve("a.xml"), "<x/>");
        pollAfter(0);
        pollAfter(4);
        assertThat(folder.resolve("a.xml")).exists();

        pollAfter(4);

        verify(intake, times(2)).take(any());
        assertThat(folder.resolve("done/a.xml")).exists();
    }

    @Test
    void nothingInDoneIsEverOverwritten() throws IOException {
        for (String content : new String[] {"<first/>", "<second/>"}) {
            Files.writeString(folder.resolve("a.xml"), content);
            pollAfter(0);
            pollAfter(4);
        }

        assertThat(folder.resolve("done/a.xml")).hasContent("<first/>");
        assertThat(folder.resolve("done/2-a.xml")).hasContent("<second/>");
    }

    private void pollAfter(int seconds) {
        now = now.plusSeconds(seconds);
        watched.poll();
    }
}
