package dev.tandem.onboarding.documents;

import dev.tandem.documents.DocumentKind;
import dev.tandem.testing.Cases;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;

/** Sends documents in tests as customers do, without the page. */
@TestComponent
public class UploadsInTest {

    private final Documents documents;
    private final DocumentUploads uploads;
    private final Cases cases;

    UploadsInTest(Documents documents, DocumentUploads uploads, Cases cases) {
        this.documents = documents;
        this.uploads = uploads;
        this.cases = cases;
    }

    /** How many documents are wanted and not here. */
    public long wanted(String onboardingId) {
        return documents.of(onboardingId).stream()
                .filter(document -> document.state() == DocumentState.WANTED)
                .count();
    }

    /** Sends this document, and lets the case go on. */
    public void send(String onboardingId, int number) {
        byte[] content =
                ("picture " + onboardingId + " " + number + " " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        UploadOutcome outcome =
                uploads.take(onboardingId, number, ReceivedFile.of("scan.png", DocumentKind.PNG, 1, content));
        if (!(outcome instanceof UploadOutcome.Taken)) {
            throw new AssertionError("not taken: " + outcome);
        }
        cases.runJobs(onboardingId);
    }

    /** Sends everything that is wanted. */
    public void sendAll(String onboardingId) {
        documents.of(onboardingId).stream()
                .filter(document -> document.state() == DocumentState.WANTED)
                .map(WantedDocument::number)
                .forEach(number -> send(onboardingId, number));
    }

    /** The state of a document. */
    public String state(String onboardingId, int number) {
        return documents.get(onboardingId, number).state().text();
    }
}
