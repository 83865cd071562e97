package dev.tandem.erasure.process;

import dev.tandem.erasure.EngineCases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * A case in the engine is every process instance with its business key, and all that they called. Deleting a historic process
 * instance takes with it activities, tasks, variables, details, comments, attachments, incidents, job logs and the byte arrays
 * of them all. It leaves decisions and the operation log behind, which are therefore deleted one by one.
 */
@Component
class EngineCasesOfCamunda implements EngineCases {

    private static final String WHY = "The person asked to be forgotten";

    private final RuntimeService runtime;
    private final HistoryService history;

    EngineCasesOfCamunda(RuntimeService runtime, HistoryService history) {
        this.runtime = runtime;
        this.history = history;
    }

    @Override
    public boolean isRunning(String caseId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count()
                > 0;
    }

    @Override
    public void tell(String caseId, String message) {
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(caseId)
                .messageEventSubscriptionName(message)
                .active()
                .list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
    }

    @Override
    public void end(String caseId) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        // without listeners and output mappings: nothing of the model is to run any more, and nothing can hold it up
        instances.forEach(id -> runtime.deleteProcessInstanceIfExists(id, WHY, true, true, true, false));
    }

    @Override
    public void forget(String caseId) {
        Set<String> instances = new LinkedHashSet<>();
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(id -> addWithCalled(id, instances));
        if (instances.isEmpty()) {
            return;
        }
        instances.forEach(this::forgetDecisions);
        history.deleteHistoricProcessInstances(List.copyOf(instances));
        instances.forEach(this::forgetOperations);
    }

    private void addWithCalled(String instanceId, Set<String> instances) {
        if (instances.add(instanceId)) {
            history.createHistoricProcessInstanceQuery().superProcessInstanceId(instanceId).list().stream()
                    .map(HistoricProcessInstance::getId)
                    .forEach(id -> addWithCalled(id, instances));
        }
    }

    private void forgetDecisions(String instanceId) {
        List<String> decisions = new ArrayList<>();
        history.createHistoricDecisionInstanceQuery().processInstanceId(instanceId).list().stream()
                .map(HistoricDecisionInstance::getId)
                .forEach(decisions::add);
        if (!decisions.isEmpty()) {
            history.deleteHistoricDecisionInstancesBulk(decisions);
        }
    }

    private void forgetOperations(String instanceId) {
        history.createUserOperationLogQuery().processInstanceId(instanceId).list().stream()
                .map(UserOperationLogEntry::getId)
                .forEach(history::deleteUserOperationLogEntry);
    }
}
