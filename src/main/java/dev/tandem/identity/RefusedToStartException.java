package dev.tandem.identity;

import dev.tandem.core.StartProblem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tandem does not start like this, because it would not be safe. */
public class RefusedToStartException extends RuntimeException {

    private final List<StartProblem> problems;

    /**
     * A refusal.
     *
     * @param problem what is wrong
     * @param action what to do about it
     */
    public RefusedToStartException(String problem, String action) {
        this(List.of(new StartProblem(problem, action)));
    }

    /** A refusal for one or more reasons, which are all told. */
    public RefusedToStartException(List<StartProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    String action() {
        return problems.size() == 1
                ? problems.get(0).action()
                : numbered(problems.stream().map(StartProblem::action).toList());
    }

    private static String message(List<StartProblem> problems) {
        return problems.size() == 1
                ? problems.get(0).what()
                : problems.size() + " things have to be put right first:\n\n"
                        + numbered(problems.stream().map(StartProblem::what).toList());
    }

    private static String numbered(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(n -> (n + 1) + ". " + texts.get(n))
                .collect(Collectors.joining("\n"));
    }
}
