package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.Hits;
import dev.tandem.tasks.TaskExclusions;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Who says first that a possible hit is somebody else can't be the second person who agrees. It is asked per hit: of two possible hits
 * of a case each of two people may review one and confirm the other.
 */
class OnboardingTaskExclusions implements TaskExclusions {

    private final String process;
    private final Hits hits;

    OnboardingTaskExclusions(String process, Hits hits) {
        this.process = process;
        this.hits = hits;
    }

    @Override
    public String process() {
        return process;
    }

    @Override
    public Optional<String> whyNot(String caseId, String activityId, String userId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> whyNot(VariableScope task, String caseId, String activityId, String userId) {
        boolean secondIsFirst = activityId.equals(CustomerOnboarding.CONFIRM_CLEARING)
                && CustomerOnboarding.HIT_ID
                        .find(task)
                        .map(hitId -> userId.equals(hits.get(hitId).firstBy()))
                        .orElse(true);
        return secondIsFirst
                ? Optional.of("you said yourself that it is somebody else. A second person has to agree.")
                : Optional.empty();
    }
}
