package dev.tandem.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a case's way: what a person decided, or what Tandem noted.
 *
 * @param caseId the case
 * @param activityId activity of the model, for example {@code userTask_approveInvoice}
 * @param task the activity's name as people read it
 * @param who id of the signed-in user; null if Tandem itself did it
 * @param decision value of the form's decision, or what happened
 * @param reason in the words of the person
 */
public record Decision(
        String caseId,
        String activityId,
        String task,
        @Nullable String who,
        @Nullable String decision,
        @Nullable String reason,
        Instant at) {}
