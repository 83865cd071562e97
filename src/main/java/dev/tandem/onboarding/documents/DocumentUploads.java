package dev.tandem.onboarding.documents;

import dev.tandem.onboarding.OnboardingCases;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what customers send: together with its case going on, or not at all. */
@Component
class DocumentUploads {

    private static final int CONFLICT = 409;

    private static final UploadOutcome NOT_WANTED =
            new UploadOutcome.Refused(CONFLICT, "We don't need this document any more. There is nothing to send here.");
    private static final UploadOutcome BEING_CHECKED = new UploadOutcome.Refused(
            CONFLICT,
            "We have a file for this already and are looking at it. If it is not the right one, we will ask you again.");
    private static final UploadOutcome NOT_AWAITED = new UploadOutcome.Refused(
            CONFLICT,
            "Your application is being looked at just now, and can't take a document at this moment. We kept nothing: send it"
                    + " again later.");

    private final Documents documents;
    private final OnboardingCases cases;
    private final TransactionTemplate transaction;

    DocumentUploads(Documents documents, OnboardingCases cases, TransactionTemplate transaction) {
        this.documents = documents;
        this.cases = cases;
        this.transaction = transaction;
    }

    /** What a file for this document would be told now; empty if one is awaited. To be asked before the file is read. */
    Optional<UploadOutcome> refusal(WantedDocument document) {
        return switch (document.state()) {
            case WANTED -> Optional.empty();
            // perhaps it is the same file
            case UPLOADED -> Optional.empty();
            case ACCEPTED, NOT_NEEDED -> Optional.of(NOT_WANTED);
        };
    }

    /** Keeps the file and lets the case go on, in a transaction of its own. Of two at once, one is taken. */
    UploadOutcome take(String onboardingId, int number, ReceivedFile file) {
        return Objects.requireNonNull(transaction.execute(status -> documents
                .lock(onboardingId, number)
                .map(document -> take(document, file, status))
                .orElse(NOT_WANTED)));
    }

    private UploadOutcome take(WantedDocument document, ReceivedFile file, TransactionStatus status) {
        if (document.state() == DocumentState.UPLOADED) {
            return documents.sha256(document).filter(file.sha256()::equals).isPresent()
                    ? new UploadOutcome.AlreadyThere()
                    : BEING_CHECKED;
        }
        Optional<UploadOutcome> refusal = refusal(document);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        documents.keep(document, file);
        if (!cases.uploaded(document.onboardingId(), document.number())) {
            status.setRollbackOnly();
            return NOT_AWAITED;
        }
        return new UploadOutcome.Taken();
    }
}
