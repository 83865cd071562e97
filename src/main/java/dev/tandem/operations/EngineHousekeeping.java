package dev.tandem.operations;

import dev.tandem.housekeeping.Nights;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindow;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindowManager;
import org.springframework.stereotype.Component;

/**
 * Has the engine clean up its history in the same hours as Tandem its own tables. How long history is kept stands in each model. The
 * engine's own setting of these hours knows only the time zone of the machine.
 */
@Component
class EngineHousekeeping extends AbstractProcessEnginePlugin {

    private final Nights nights;

    EngineHousekeeping(Nights nights) {
        this.nights = nights;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBatchWindowManager(new Hours(nights));
        // one job at a time: there is all night, and people's work comes first
        engine.setHistoryCleanupDegreeOfParallelism(1);
        engine.setHistoryCleanupJobLogTimeToLive("P30D");
        engine.setBatchOperationHistoryTimeToLive("P365D");
    }

    private record Hours(Nights nights) implements BatchWindowManager {

        @Override
        public BatchWindow getCurrentOrNextBatchWindow(Date date, ProcessEngineConfigurationImpl engine) {
            return window(nights.currentOrNext(date.toInstant()));
        }

        @Override
        public BatchWindow getNextBatchWindow(Date date, ProcessEngineConfigurationImpl engine) {
            return window(nights.next(date.toInstant()));
        }

        @Override
        public boolean isBatchWindowConfigured(ProcessEngineConfigurationImpl engine) {
            return true;
        }

        private static BatchWindow window(Nights.Night night) {
            return new BatchWindow(Date.from(night.start()), Date.from(night.end()));
        }
    }
}
