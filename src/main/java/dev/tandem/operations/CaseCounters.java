package dev.tandem.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * Counts what the engine of this node does, from the events of its history: no query is needed, and nothing is counted whose transaction
 * does not commit. The starter puts every bean of this kind into the engine.
 */
@Component
class CaseCounters implements HistoryEventHandler {

    private static final String NO_PROCESS = "none";

    private final MeterRegistry registry;

    CaseCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Begins the counters of a process at 0, so that the first one counts as a change. */
    void expect(String process) {
        started(process);
        ended(process, "completed");
        ended(process, "failed");
        incidents(process);
        jobs(process, "succeeded");
        jobs(process, "failed");
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        String process = Objects.requireNonNullElse(event.getProcessDefinitionKey(), NO_PROCESS);
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            if (event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)) {
                whenCommitted(started(process));
            } else if (event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
                boolean completed = HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState());
                whenCommitted(ended(process, completed ? "completed" : "failed"));
            }
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            boolean isCause = event.getId() != null && event.getId().equals(incident.getRootCauseIncidentId());
            if (isCause && event.isEventOfType(HistoryEventTypes.INCIDENT_CREATE)) {
                whenCommitted(incidents(process));
            }
        } else if (event instanceof HistoricJobLogEvent job) {
            if (job.getState() == JobState.SUCCESSFUL.getStateCode()) {
                whenCommitted(jobs(process, "succeeded"));
            } else if (job.getState() == JobState.FAILED.getStateCode()) {
                whenCommitted(jobs(process, "failed"));
            }
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static void whenCommitted(Counter counter) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, done -> counter.increment());
    }

    private Counter started(String process) {
        return Counter.builder("tandem.cases.started")
                .description("Per node: cases, and processes that they call, that began")
                .tag("process", process)
                .register(registry);
    }

    private Counter ended(String process, String outcome) {
        return Counter.builder("tandem.cases.ended")
                .description(
                        "Per node: cases that ended. completed: at an end of their model, whatever that means for the business;"
                                + " failed: before they got there, because somebody deleted them or had them erased")
                .tag("process", process)
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter incidents(String process) {
        return Counter.builder("tandem.incidents.raised")
                .description(
                        "Per node: incidents that were raised, each where it arose: a job failed for the last time")
                .tag("process", process)
                .register(registry);
    }

    private Counter jobs(String process, String outcome) {
        return Counter.builder("tandem.jobs.executed")
                .description("Per node: attempts to do a job. failed: it is tried again, or an incident was raised")
                .tag("process", process)
                .tag("outcome", outcome)
                .register(registry);
    }
}
