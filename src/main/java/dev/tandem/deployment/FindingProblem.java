package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.jspecify.annotations.Nullable;

/** A finding as the engine tells of problems in models. */
record FindingProblem(Finding finding) implements Problem {

    @Override
    public String getMessage() {
        return finding.sentence();
    }

    @Override
    public int getLine() {
        return finding.line();
    }

    @Override
    public int getColumn() {
        return 0;
    }

    @Override
    public @Nullable String getMainElementId() {
        return finding.elementId();
    }

    @Override
    public List<String> getElementIds() {
        return Stream.ofNullable(finding.elementId()).toList();
    }
}
