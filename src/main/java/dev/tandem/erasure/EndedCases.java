package dev.tandem.erasure;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes what is kept of cases that ended long ago. Joins the caller's transaction, which holds their records. */
@Component
public class EndedCases {

    private final EngineCases engine;
    private final Erasures erasures;
    private final List<CaseTraces> traces;

    EndedCases(EngineCases engine, Erasures erasures, List<CaseTraces> traces) {
        this.engine = engine;
        this.erasures = erasures;
        this.traces = List.copyOf(traces);
    }

    /**
     * Removes everything that the engine and the parts of Tandem keep of these cases; the record of the case itself is left to
     * the caller. A case of which something still runs, or whose erasure is under way, stays as it is.
     *
     * @return those that are gone
     */
    public List<String> remove(Collection<String> caseIds) {
        List<String> ended = caseIds.stream().filter(this::hasEnded).toList();
        for (String caseId : ended) {
            engine.forget(caseId);
            traces.forEach(part -> part.erase(caseId));
        }
        return ended;
    }

    /** Whether nothing of the case runs, and nobody is busy forgetting it. */
    public boolean hasEnded(String caseId) {
        return !engine.isRunning(caseId) && !erasures.isUnderWay(caseId);
    }
}
