package dev.tandem.lead.process;

import dev.tandem.lead.LeadCases;
import dev.tandem.tasks.NextStep;
import dev.tandem.tasks.NextSteps;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

@Component
class LeadCaseStarter implements LeadCases {

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final NextSteps nextSteps;

    LeadCaseStarter(ProcessEngineConfigurationImpl engine, RuntimeService runtime, NextSteps nextSteps) {
        this.engine = engine;
        this.runtime = runtime;
        this.nextSteps = nextSteps;
    }

    @Override
    public void startAll(List<String> leadIds) {
        // one command for all, so that the engine writes them to the database together
        engine.getCommandExecutorTxRequired().execute(context -> {
            leadIds.forEach(leadId -> runtime.startProcessInstanceByKey(
                    LeadAssignment.PROCESS, leadId, Map.of(LeadAssignment.LEAD_ID.name(), leadId)));
            return null;
        });
    }

    @Override
    public List<NextStep> next(String leadId) {
        return nextSteps.of(LeadAssignment.PROCESS, leadId);
    }
}
