package dev.tandem.onboarding.documents;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A document that is, or was, wanted for an application.
 *
 * @param number counts the documents of the application from 1
 * @param code as the decision table names it
 * @param title as the customer reads it
 * @param why as the customer reads it
 * @param round which try it is, from 1; raised with each rejection
 * @param uploads what came, the first try first
 */
public record WantedDocument(
        String onboardingId,
        int number,
        String code,
        String title,
        String why,
        DocumentState state,
        int round,
        Instant requestedAt,
        List<Upload> uploads) {

    public WantedDocument {
        uploads = List.copyOf(uploads);
    }

    /** What came in the round that is on now; empty while it is awaited. */
    public Optional<Upload> current() {
        return upload(round);
    }

    /** What came in this round. */
    public Optional<Upload> upload(int wanted) {
        return uploads.stream().filter(upload -> upload.round() == wanted).findFirst();
    }

    /** Why the last try was rejected; empty if none was, or another file came since. */
    public Optional<String> rejection() {
        return current().isPresent()
                ? Optional.empty()
                : upload(round - 1).map(Upload::reason).filter(Objects::nonNull);
    }
}
