package dev.tandem.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why Tandem refuses to start. */
class RefusedToStartFailureAnalyzer extends AbstractFailureAnalyzer<RefusedToStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedToStartException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
