package dev.tandem.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why Tandem does not start with these models. */
class BrokenProcessesFailureAnalyzer extends AbstractFailureAnalyzer<BrokenProcessesException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenProcessesException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
