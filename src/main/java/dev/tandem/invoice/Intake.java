package dev.tandem.invoice;

import dev.tandem.tasks.NextStep;
import java.util.List;

/** What became of a document that was sent in. */
public sealed interface Intake {

    /**
     * A new case has begun.
     *
     * @param next what happens next in it
     */
    record Accepted(String caseId, List<NextStep> next) implements Intake {}

    /** The same document, or the same sending, is this case already. */
    record AlreadyKnown(String caseId) implements Intake {}

    /** The key was used for another document before. */
    record KeyUsedBefore(String caseId) implements Intake {}

    /**
     * It is no invoice and was not taken in.
     *
     * @param status HTTP status to answer with
     * @param reason in plain words
     */
    record Refused(int status, String reason) implements Intake {}
}
