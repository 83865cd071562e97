package dev.tandem.erasure.process;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps no history of decisions that were asked outside of a case, as when a file is read or somebody tries a table: their
 * inputs may say something of a person, and nobody could tell later of whom.
 */
@Component
class DecisionsOfCases extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDmnHistoryEventProducer(new OfCases());
    }

    private static final class OfCases extends DefaultDmnHistoryEventProducer {

        @Override
        public @Nullable HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent evaluation) {
            return null;
        }
    }
}
