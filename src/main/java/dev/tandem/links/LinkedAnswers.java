package dev.tandem.links;

import dev.tandem.links.LinkedTask.Question;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings links and the tasks behind them together. */
@Component
class LinkedAnswers {

    private final TaskLinks links;
    private final List<LinkedTask> tasks;

    LinkedAnswers(TaskLinks links, List<LinkedTask> tasks) {
        this.links = links;
        this.tasks = tasks;
    }

    /** How things stand with a link. */
    sealed interface State {

        /** It can be used. */
        record Open(Question question) implements State {}

        /** It was used, or the task was done in another way. */
        record Done() implements State {}

        /** There is none (any more). */
        record Unknown() implements State {}
    }

    State look(String token) {
        Optional<TaskLinks.Link> link = links.find(token);
        if (link.isEmpty()) {
            return new State.Unknown();
        }
        Optional<Question> question = link.get().used()
                ? Optional.empty()
                : task(link.get()).question(link.get().caseId());
        return question.<State>map(State.Open::new).orElseGet(State.Done::new);
    }

    /**
     * Answers, once.
     *
     * @return how things stood before: only {@link State.Open} means that the answer was taken
     * @throws LinkRefusedException if the task can't be done; nothing is kept then
     */
    @Transactional
    public State answer(String token, String answer) {
        State before = look(token);
        if (before instanceof State.Open) {
            if (!links.use(token)) {
                return new State.Done();
            }
            TaskLinks.Link link = links.find(token).orElseThrow();
            task(link).answer(link.caseId(), link.userId(), answer);
        }
        return before;
    }

    private LinkedTask task(TaskLinks.Link link) {
        return tasks.stream()
                .filter(task -> task.process().equals(link.process())
                        && task.activityId().equals(link.activityId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing in Tandem answers " + link.activityId()));
    }
}
