package dev.tandem.onboarding.process;

import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.tasks.NextStep;
import dev.tandem.tasks.NextSteps;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

@Component
class OnboardingCaseStarter implements OnboardingCases {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final NextSteps nextSteps;

    OnboardingCaseStarter(RuntimeService runtime, HistoryService history, NextSteps nextSteps) {
        this.runtime = runtime;
        this.history = history;
        this.nextSteps = nextSteps;
    }

    @Override
    public void start(String onboardingId) {
        runtime.startProcessInstanceByKey(
                CustomerOnboarding.PROCESS,
                onboardingId,
                Map.of(CustomerOnboarding.ONBOARDING_ID.name(), onboardingId));
    }

    @Override
    public void rescreen(String onboardingId) {
        runtime.startProcessInstanceByKey(
                CustomerOnboarding.RESCREENING,
                onboardingId,
                Map.of(CustomerOnboarding.ONBOARDING_ID.name(), onboardingId));
    }

    @Override
    public boolean isRescreened(String onboardingId) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(CustomerOnboarding.RESCREENING)
                        .processInstanceBusinessKey(onboardingId)
                        .count()
                > 0;
    }

    @Override
    public List<NextStep> next(String onboardingId) {
        return Stream.of(CustomerOnboarding.PROCESS, CustomerOnboarding.RESCREENING)
                .flatMap(process -> nextSteps.of(process, onboardingId).stream())
                .toList();
    }

    @Override
    public boolean examineAgain(String onboardingId) {
        return tell(CustomerOnboarding.CHANGED, waiting(onboardingId, CustomerOnboarding.CHANGED), Map.of());
    }

    @Override
    public boolean withdraw(String onboardingId, String reason) {
        // an undoing that is under way would be broken off, and what it has not reached yet would stay
        List<Execution> waiting = waiting(onboardingId, CustomerOnboarding.WITHDRAWN);
        return waiting.stream().noneMatch(this::isBeingUndone)
                && tell(CustomerOnboarding.WITHDRAWN, waiting, Map.of(CustomerOnboarding.REASON.name(), reason));
    }

    private boolean isBeingUndone(Execution execution) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .activityId(CustomerOnboarding.UNDO_SETTING_UP)
                        .unfinished()
                        .count()
                > 0;
    }

    @Override
    public boolean uploaded(String onboardingId, int documentNumber) {
        List<Execution> waiting = waiting(onboardingId, CustomerOnboarding.DOCUMENT_UPLOADED).stream()
                .filter(execution -> Integer.valueOf(documentNumber)
                        .equals(runtime.getVariable(execution.getId(), CustomerOnboarding.DOCUMENT_NUMBER.name())))
                .toList();
        return tell(CustomerOnboarding.DOCUMENT_UPLOADED, waiting, Map.of());
    }

    private List<Execution> waiting(String onboardingId, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(onboardingId)
                .messageEventSubscriptionName(message)
                .list();
    }

    private boolean tell(String message, List<Execution> waiting, Map<String, Object> variables) {
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
        return !waiting.isEmpty();
    }
}
