package dev.tandem.lead.process;

import dev.tandem.lead.Leads;
import dev.tandem.lead.ScoreReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what the score table said of the lead, in the transaction in which it was asked. */
@Component
class ScoreLeadListener implements ExecutionListener {

    private final CaseLead caseLead;
    private final Leads leads;

    ScoreLeadListener(CaseLead caseLead, Leads leads) {
        this.caseLead = caseLead;
        this.leads = leads;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResultEntries assessment =
                ((DmnDecisionResult) execution.getVariable("decisionResult")).getSingleResult();
        Number score = assessment.getEntry("score");
        leads.score(caseLead.of(execution).id(), score.intValue(), reasons(assessment));
    }

    /** The table hands on points and reasons of its rows as texts, one apart by spaces, the others by lines. */
    private static List<ScoreReason> reasons(DmnDecisionResultEntries assessment) {
        String[] points = assessment.<String>getEntry("pointsOfReasons").split(" ");
        String[] reasons = assessment.<String>getEntry("reasons").split("\n");
        if (points.length != reasons.length) {
            throw new IllegalStateException("The score table gives " + points.length + " points and " + reasons.length
                    + " reasons. Each row needs both, and a reason is one line.");
        }
        return IntStream.range(0, points.length)
                .mapToObj(row -> new ScoreReason(new BigDecimal(points[row]).intValueExact(), reasons[row]))
                .toList();
    }
}
