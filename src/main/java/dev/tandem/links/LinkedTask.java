package dev.tandem.links;

import java.util.Map;
import java.util.Optional;

/** A user task that can be done by a link in a mail. The feature that owns the task gives one bean for it. */
public interface LinkedTask {

    /** Key of the process definition. */
    String process();

    /** Id of the user task in the model. */
    String activityId();

    /** What the page says; empty if the task is not open (any more). */
    Optional<Question> question(String caseId);

    /**
     * Does the task as this user, in the transaction of the caller.
     *
     * @throws LinkRefusedException if it can't be done, in words for that user
     */
    void answer(String caseId, String userId, String answer);

    /**
     * What a page shows; everybody with the link can read it.
     *
     * @param text the question
     * @param facts by label, in order: no more than one needs to answer
     */
    record Question(String text, Map<String, String> facts) {}
}
