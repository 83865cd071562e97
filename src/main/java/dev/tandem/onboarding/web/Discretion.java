package dev.tandem.onboarding.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.NextStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people see of an application who are not to know of possible hits, blocks and risks, such as sales: whoever talks to the
 * customer could tell them. For these people an application that is screened or assessed is just received, and one that is blocked
 * is declined.
 */
@Component
class Discretion {

    private static final String IN_REVIEW = "Review by colleagues";

    /** What a person at the desk or of sales did; what compliance did, and what the program noted of it, is left out. */
    private static final Set<String> HARMLESS = Set.of(
            "userTask_completeApplication",
            "userTask_checkDocument",
            "userTask_followUp",
            "changeApplication",
            "withdrawApplication");

    private static final Set<String> THEIR_GROUPS = Set.of(Groups.ONBOARDING, Groups.SALES, Groups.SALES_LEADS);

    private final CurrentUser currentUser;

    Discretion(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /** Whether the person who is signed in may know everything. */
    boolean isOff() {
        return currentUser.isIn(Groups.ONBOARDING, Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS, Groups.ADMINISTRATORS);
    }

    OnboardingState state(OnboardingState state) {
        return isOff() ? state : shown(state);
    }

    private static OnboardingState shown(OnboardingState state) {
        return switch (state) {
            case SCREENING, RISK -> OnboardingState.RECEIVED;
            case BLOCKED -> OnboardingState.DECLINED;
            default -> state;
        };
    }

    /** The states that this person can look for. */
    List<OnboardingState> states() {
        return Arrays.stream(OnboardingState.values())
                .filter(state -> state(state) == state)
                .toList();
    }

    /** All states that this person sees as one of these. */
    Set<OnboardingState> behind(OnboardingState wanted) {
        Set<OnboardingState> behind = EnumSet.noneOf(OnboardingState.class);
        Arrays.stream(OnboardingState.values())
                .filter(state -> state(state) == wanted)
                .forEach(behind::add);
        return behind;
    }

    @Nullable
    String riskClass(@Nullable String riskClass) {
        return isOff() ? riskClass : null;
    }

    /** The customer's own reasons are no secret. */
    @Nullable
    String outcomeReason(Onboarding onboarding) {
        return isOff() || onboarding.state() == OnboardingState.WITHDRAWN ? onboarding.outcomeReason() : null;
    }

    boolean shows(Decision step) {
        return isOff() || HARMLESS.contains(step.activityId());
    }

    /** Names of open tasks; those of others are one review. */
    List<String> waitingFor(List<NextStep> next) {
        return isOff()
                ? NextStep.taskNames(next)
                : next(next).stream()
                        .filter(step ->
                                step.kind() == NextStep.Kind.TASK || step.name().equals(IN_REVIEW))
                        .map(NextStep::name)
                        .toList();
    }

    /** What happens next; whatever is not done by the desk or by sales is one review. */
    List<NextStep> next(List<NextStep> steps) {
        if (isOff()) {
            return steps;
        }
        List<NextStep> shown = new ArrayList<>(steps.stream()
                .filter(step -> step.kind() == NextStep.Kind.TASK
                        && step.groups().stream().anyMatch(THEIR_GROUPS::contains))
                .toList());
        if (shown.size() < steps.size()) {
            shown.add(new NextStep(IN_REVIEW, NextStep.Kind.WAIT, null, null, List.of(), List.of(), null));
        }
        return List.copyOf(shown);
    }
}
