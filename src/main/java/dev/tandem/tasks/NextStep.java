package dev.tandem.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens next in a case.
 *
 * @param name as the model calls it
 * @param kind what it is
 * @param taskId of a user task, to open it in Tasklist
 * @param assignee user id of whoever works on a user task
 * @param people user ids of those who may do a user task, beside the groups
 * @param groups ids of the groups whose members may do a user task
 * @param due when a user task is due, or a wait is over
 */
public record NextStep(
        String name,
        Kind kind,
        @Nullable String taskId,
        @Nullable String assignee,
        List<String> people,
        List<String> groups,
        @Nullable Instant due) {

    /** Names of the user tasks among these steps, as people read them. */
    public static List<String> taskNames(List<NextStep> steps) {
        return steps.stream()
                .filter(step -> step.kind() == Kind.TASK)
                .map(NextStep::name)
                .toList();
    }

    /** What a step is. */
    public enum Kind {
        /** A person decides. */
        TASK,
        /** The program does it within seconds. */
        WORK,
        /** Nothing happens until somebody tells of it, or the time is over. */
        WAIT,
        /** The program tried, and failed as often as it may: operations see to it. */
        STUCK
    }
}
