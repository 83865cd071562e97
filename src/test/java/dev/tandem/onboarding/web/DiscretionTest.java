package dev.tandem.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.tandem.identity.CurrentUser;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.NextStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of hits and risks is left out for people who talk to customers. */
@Tag("once")
class DiscretionTest {

    private final Discretion discretion = discretion("sales");

    @ParameterizedTest
    @CsvSource({"SCREENING, RECEIVED", "RISK, RECEIVED", "BLOCKED, DECLINED", "DOCUMENTS, DOCUMENTS", "EXPIRED, EXPIRED"
    })
    void salesSeesThatItIsReviewedButNotWhy(OnboardingState state, OnboardingState seen) {
        assertThat(discretion.state(state)).isEqualTo(seen);
        assertThat(discretion("compliance").state(state)).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void eachApplicationIsFoundByTheStateThatIsSeen(OnboardingState state) {
        assertThat(discretion.behind(discretion.state(state))).contains(state);
        assertThat(discretion.states()).contains(discretion.state(state));
        assertThat(discretion("onboarding").behind(state)).containsExactly(state);
    }

    @Test
    void aStateThatIsNotSeenFindsNothing() {
        assertThat(discretion.states())
                .doesNotContain(OnboardingState.SCREENING, OnboardingState.RISK, OnboardingState.BLOCKED);
        assertThat(discretion.behind(OnboardingState.BLOCKED)).isEmpty();
        assertThat(Arrays.stream(OnboardingState.values()).flatMap(state -> discretion.behind(state).stream()))
                .hasSize(OnboardingState.values().length);
    }

    @Test
    void tasksOfOthersAndTheWorkOfTheProgramAreOneReview() {
        List<NextStep> next = List.of(
                step("Review possible hit", NextStep.Kind.TASK, "compliance"),
                step("Confirm that it is somebody else", NextStep.Kind.TASK, "compliance"),
                step("Block customer", NextStep.Kind.STUCK, null),
                step("Check document", NextStep.Kind.TASK, "onboarding"));

        assertThat(discretion.next(next))
                .extracting(NextStep::name)
                .containsExactly("Check document", "Review by colleagues");
        assertThat(discretion.waitingFor(next)).containsExactly("Check document", "Review by colleagues");
        assertThat(discretion("compliance").next(next)).isEqualTo(next);
        assertThat(discretion.next(List.of())).as("it has ended").isEmpty();
    }

    @Test
    void whoTakesATaskOfComplianceIsNotNamed() {
        NextStep claimed = new NextStep(
                "Review possible hit", NextStep.Kind.TASK, "1", "compliance", List.of(), List.of("compliance"), null);

        assertThat(discretion.next(List.of(claimed)))
                .extracting(NextStep::assignee)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userTask_reviewHit",
                "userTask_confirmClearing",
                "userTask_acceptRisk",
                "userTask_resolveSettingUp",
                "serviceTask_blockCustomer",
                "something_new"
            })
    void stepsThatMayTellOfHitsAreNotShown(String activity) {
        assertThat(discretion.shows(decision(activity))).isFalse();
        assertThat(discretion("compliance-heads").shows(decision(activity))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_completeApplication", "userTask_checkDocument", "userTask_followUp"})
    void stepsOfTheDeskAreShown(String activity) {
        assertThat(discretion.shows(decision(activity))).isTrue();
    }

    @Test
    void theRiskIsNotShown() {
        assertThat(discretion.riskClass("high")).isNull();
        assertThat(discretion("onboarding").riskClass("high")).isEqualTo("high");
    }

    private static NextStep step(String name, NextStep.Kind kind, @Nullable String group) {
        return new NextStep(name, kind, null, null, List.of(), group == null ? List.of() : List.of(group), null);
    }

    private static Decision decision(String activity) {
        return new Decision("ONB-000001", activity, "task", "somebody", "clear", "why", Instant.EPOCH);
    }

    private static Discretion discretion(String group) {
        CurrentUser user = mock(CurrentUser.class, CALLS_REAL_METHODS);
        doReturn(Set.of(group)).when(user).groups();
        return new Discretion(user);
    }
}
