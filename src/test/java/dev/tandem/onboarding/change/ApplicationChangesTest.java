package dev.tandem.onboarding.change;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static dev.tandem.onboarding.SampleApplications.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tandem.core.StrictJson;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.check.ApplicationCheck;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.testing.DatabaseSlice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(
        classes = {DatabaseSlice.class, ApplicationChangesTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class ApplicationChangesTest {

    @ComponentScan(
            basePackages = "dev.tandem.onboarding",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {Onboardings.class, OnboardingIntake.class}))
    @Import({ApplicationChanges.class, ApplicationCheck.class, DecisionTrail.class})
    static class Beans {}

    @MockitoBean
    OnboardingCases cases;

    @Autowired
    ApplicationChanges changes;

    @Autowired
    Onboardings onboardings;

    @Autowired
    OnboardingIntake intake;

    @Autowired
    DecisionTrail trail;

    private final Application changed = application(COMPANY.replace("Hafenstr. 1", "Elbchaussee 9"));
    private String id = "";

    @BeforeEach
    void anApplicationIsThere() {
        Application application = application(COMPANY);
        id = ((OnboardingReceipt.Accepted) intake.take(new IncomingApplication(
                        application, StrictJson.write(application), Channel.API, "desk", null, null)))
                .onboardingId();
    }

    @ParameterizedTest
    @EnumSource(
            value = OnboardingState.class,
            names = {"RECEIVED", "INCOMPLETE", "SCREENING", "RISK", "DOCUMENTS", "SETTING_UP"})
    void aChangeIsKeptAndEverythingIsExaminedAgain(OnboardingState state) {
        onboardings.changeState(id, state, null);

        assertThat(changes.change(id, changed, "olga")).isEqualTo(new ChangeResult.Changed());

        assertThat(onboardings.get(id).application()).isEqualTo(changed);
        verify(cases).examineAgain(id);
        assertThat(trail.of(id)).singleElement().satisfies(step -> {
            assertThat(step.who()).isEqualTo("olga");
            assertThat(step.decision()).isEqualTo("changed");
            assertThat(step.toString()).doesNotContain("Berg", "Elbchaussee");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = OnboardingState.class,
            names = {"CUSTOMER", "DECLINED", "EXPIRED", "BLOCKED", "WITHDRAWN", "ERASED"})
    void whatIsDecidedIsNotChangedAnyMore(OnboardingState state) {
        onboardings.changeState(id, state, null);

        assertThat(changes.change(id, changed, "olga")).isEqualTo(new ChangeResult.TooLate(state));

        assertThat(onboardings.get(id).application()).isEqualTo(application(COMPANY));
        verify(cases, never()).examineAgain(any());
        assertThat(trail.of(id)).isEmpty();
    }

    @Test
    void theSameWrittenInAnotherWayIsNoChange() {
        Application same = application(COMPANY.replace("\"DE\"", "\"Germany\"")
                .replace("DE136695976", "DE 136 695 976")
                .replace("\"share\": 100", "\"share\": 100.00"));

        assertThat(changes.change(id, same, "olga")).isEqualTo(new ChangeResult.Unchanged());

        verify(cases, never()).examineAgain(any());
        assertThat(trail.of(id)).isEmpty();
    }

    @Test
    void whatIsBeyondTheLimitsIsRefusedAsAtIntake() {
        Application beyond = application(COMPANY.replace("\"share\": 100", "\"share\": 101"));

        assertThat(changes.change(id, beyond, "olga")).isInstanceOf(ChangeResult.Refused.class);

        assertThat(onboardings.get(id).application()).isEqualTo(application(COMPANY));
    }

    @Test
    void aWithdrawalIsToldToTheCaseAndKept() {
        when(cases.withdraw(id, "Found another one")).thenReturn(true);

        assertThat(changes.withdraw(id, "Found another one", "olga")).isNull();

        assertThat(trail.of(id))
                .extracting(Decision::who, Decision::decision, Decision::reason)
                .containsExactly(org.assertj.core.api.Assertions.tuple("olga", "withdraw", "Found another one"));
    }

    @Test
    void whatIsClosedOrEndsAlreadyIsNotWithdrawn() {
        assertThat(changes.withdraw(id, "Late", "olga")).isEqualTo(OnboardingState.RECEIVED);
        onboardings.changeState(id, OnboardingState.DECLINED, null);

        assertThat(changes.withdraw(id, "Later", "olga")).isEqualTo(OnboardingState.DECLINED);

        verify(cases, never()).withdraw(id, "Later");
        assertThat(trail.of(id)).isEmpty();
    }
}
