package dev.tandem.onboarding.documents;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A wanted document, as the API shows it.
 *
 * @param number counts the documents of the application from 1
 * @param round which try it is, from 1
 * @param uploads what came, the first try first
 */
public record DocumentView(
        int number,
        String code,
        String title,
        String why,
        DocumentState state,
        int round,
        Instant requestedAt,
        List<UploadView> uploads) {

    /**
     * What came.
     *
     * @param accepted null until somebody has checked it
     * @param decidedByName of the user who did
     * @param reason why it was rejected
     * @param link to the file as it came
     * @param pages links to pictures of its pages
     */
    public record UploadView(
            int round,
            String name,
            String mediaType,
            int size,
            Instant uploadedAt,
            @Nullable Boolean accepted,
            @Nullable String decidedBy,
            @Nullable String decidedByName,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            String link,
            List<String> pages) {}

    /** As the API shows it, with names of people. */
    public static DocumentView of(WantedDocument document, Names names) {
        return new DocumentView(
                document.number(),
                document.code(),
                document.title(),
                document.why(),
                document.state(),
                document.round(),
                document.requestedAt(),
                document.uploads().stream()
                        .map(upload -> view(document, upload, names))
                        .toList());
    }

    private static UploadView view(WantedDocument document, Upload upload, Names names) {
        String link = "/api/onboardings/" + document.onboardingId() + "/documents/" + document.number() + "/uploads/"
                + upload.round();
        String decidedBy = upload.decidedBy();
        return new UploadView(
                upload.round(),
                upload.fileName(),
                upload.mediaType(),
                upload.size(),
                upload.uploadedAt(),
                upload.accepted(),
                decidedBy,
                decidedBy == null ? null : names.of(decidedBy),
                upload.decidedAt(),
                upload.reason(),
                link,
                IntStream.rangeClosed(1, upload.pages())
                        .mapToObj(page -> link + "/pages/" + page)
                        .toList());
    }

    /** Names of users. */
    @FunctionalInterface
    public interface Names {
        /** First and last name. */
        String of(String userId);
    }
}
