package dev.tandem.tasks;

import dev.tandem.identity.UserNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way of a case, and what happens next in it, with people and groups by the names that people know. */
@Component
public class CaseWay {

    private final DecisionTrail trail;
    private final UserNames names;

    CaseWay(DecisionTrail trail, UserNames names) {
        this.trail = trail;
        this.names = names;
    }

    /**
     * A step of the case.
     *
     * @param who user id; null if Tandem did it
     * @param name what the user is called
     */
    public record Step(
            Instant at,
            @Nullable String who,
            @Nullable String name,
            String task,
            @Nullable String decision,
            @Nullable String reason) {}

    /**
     * What happens next.
     *
     * @param kind {@code task}, {@code work}, {@code wait} or {@code stuck}
     * @param assignee what the person is called who works on it
     * @param people what those are called who may do it, people and groups
     */
    public record Next(
            String name,
            String kind,
            @Nullable String taskId,
            @Nullable String assignee,
            List<String> people,
            @Nullable Instant due) {}

    /** What happened and was decided, oldest first. */
    public List<Step> of(String caseId) {
        return of(caseId, step -> true);
    }

    /** Those of the steps that are to be shown, oldest first. */
    public List<Step> of(String caseId, Predicate<Decision> shown) {
        return trail.of(caseId).stream()
                .filter(shown)
                .map(step ->
                        new Step(step.at(), step.who(), name(step.who()), step.task(), step.decision(), step.reason()))
                .toList();
    }

    /** The same steps, with names instead of ids. */
    public List<Next> next(List<NextStep> steps) {
        return steps.stream().map(this::next).toList();
    }

    private Next next(NextStep step) {
        return new Next(
                step.name(),
                step.kind().name().toLowerCase(Locale.ROOT),
                step.taskId(),
                name(step.assignee()),
                Stream.concat(
                                step.people().stream().map(names::of),
                                step.groups().stream().map(names::ofGroup))
                        .toList(),
                step.due());
    }

    private @Nullable String name(@Nullable String userId) {
        return userId == null ? null : names.of(userId);
    }
}
