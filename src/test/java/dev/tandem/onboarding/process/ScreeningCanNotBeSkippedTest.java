package dev.tandem.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.screening.Clearance;
import dev.tandem.onboarding.screening.PersonScreening;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Whatever somebody draws or does to a case: nobody is set up whom Tandem's own tables do not know as screened and cleared. */
@TandemTest
@Import({OnboardingsInTest.class, ListInTest.class})
class ScreeningCanNotBeSkippedTest {

    private static final String MODEL = "customer-onboarding.bpmn";

    @Autowired
    private OnboardingsInTest onboarding;

    @Autowired
    private OnboardingCases onboardingCases;

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private PersonScreening screening;

    @Autowired
    private ListInTest list;

    @Autowired
    private Cases cases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @MockitoSpyBean
    private CustomerAccounts accounting;

    @MockitoSpyBean
    private CrmCustomers crm;

    @MockitoSpyBean
    private AccessAccounts access;

    private String deployment = "";

    @AfterEach
    void shippedModelAgain() {
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void aModelThatIsDrawnAroundTheScreeningIsNotTakenIn() {
        assertThatThrownBy(() -> deploy(shipped()
                        .replace(
                                "sourceRef=\"gateway_complete\" targetRef=\"subProcess_screen\"",
                                "sourceRef=\"gateway_complete\" targetRef=\"businessRuleTask_assessRisk\"")))
                .hasStackTraceContaining(
                        "has a way to serviceTask_releaseCustomer that does not pass serviceTask_screenPerson");
    }

    /** The gate can't know what a number turns out to be: this model screens nobody, and says that there was nothing. */
    @Test
    void aModelThatScreensNobodyComesUpToTheReleaseAndNoFurther() {
        deploy(shipped().replace("${personCount}</bpmn:loopCardinality>", "0</bpmn:loopCardinality>"));
        String id = onboarding.send(Applications.company("Umweg GmbH", "Ottilie Brandt", "Paul Ohm"));
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.DOCUMENTS);

        onboarding.acceptAllDocuments(id);

        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        assertThat(cases.variable(id, "settingUpProblem")).asString().contains("was not screened");
        assertNothingWasAskedFor();
        onboarding.decide(id, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "tryAgain", null);
        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        assertNothingWasAskedFor();
    }

    @Test
    void whoMovesACaseToSettingUpByHandGetsNoFurther() {
        String id = onboarding.send(Applications.company("Sprung GmbH", "Ottilie Brandt", "Paul Ohm"));
        String instance = onboardings.get(id).processInstanceId();

        for (String step : new String[] {
            CustomerOnboarding.OPEN_IN_ACCOUNTING, CustomerOnboarding.REGISTER_IN_CRM, CustomerOnboarding.CREATE_ACCESS
        }) {
            runtime.createProcessInstanceModification(instance)
                    .startBeforeActivity(step)
                    .execute();
            cases.runJobs(id);
        }

        assertNothingWasAskedFor();
        assertThat(onboarding.open(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isNotEmpty();
    }

    @Test
    void variablesOfTheCaseAreNotBelieved() {
        list.add("Unbeirrt");
        String id = onboarding.send(Applications.company("Luege GmbH", "Ottilie Brandt", "Paul Unbeirrt"));
        assertThat(onboarding.open(id, CustomerOnboarding.REVIEW_HIT)).hasSize(1);
        String instance = onboardings.get(id).processInstanceId();
        runtime.setVariable(instance, CustomerOnboarding.HIT_COUNT.name(), 0);

        runtime.createProcessInstanceModification(instance)
                .startBeforeActivity(CustomerOnboarding.RELEASE_CUSTOMER)
                .execute();
        cases.runJobs(id);

        assertThat(cases.variable(id, "settingUpProblem")).asString().contains("may be on the sanctions list");
        assertNothingWasAskedFor();
    }

    @Test
    void aListThatCameAfterTheScreeningIsAskedBeforeAnybodyIsSetUp() {
        String id = onboarding.send(Applications.company("Spaet GmbH", "Ottilie Brandt", "Paul Nachtrag"));
        list.add("Nachtrag");

        onboarding.acceptAllDocuments(id);

        assertThat(cases.variable(id, "settingUpProblem")).asString().contains("may be on the sanctions list");
        assertNothingWasAskedFor();
        onboarding.decide(id, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "examineAgain", null);
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Somebody else.");
        onboarding.decide(id, CustomerOnboarding.CONFIRM_CLEARING, "compliance2", "agree", null);
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.CUSTOMER);
        assertThat(screening.clearance(id)).isInstanceOf(Clearance.Cleared.class);
    }

    @Test
    void aClearingThatWasBrokenOffBeginsAnewAndNeedsTwoPeopleAgain() {
        list.add("Abgebrochen");
        String id = onboarding.send(Applications.company("Neubeginn GmbH", "Ottilie Brandt", "Paul Abgebrochen"));
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Somebody else.");

        assertThat(onboardingCases.examineAgain(id)).isTrue();
        cases.runJobs(id);

        assertThat(onboarding.open(id, CustomerOnboarding.CONFIRM_CLEARING)).isEmpty();
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance2", "clear", "Somebody else, I say.");
        onboarding.decide(id, CustomerOnboarding.CONFIRM_CLEARING, "compliance", "agree", null);
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.DOCUMENTS);
    }

    private void assertNothingWasAskedFor() {
        verify(accounting, never()).open(any(), any());
        verify(crm, never()).register(any(), any());
        verify(access, never()).create(any(), any());
    }

    private void deploy(String model) {
        deployment =
                repository.createDeployment().addString(MODEL, model).deploy().getId();
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("processes/customer-onboarding", MODEL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
