package dev.tandem.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;

import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.onboarding.screening.HitState;
import dev.tandem.onboarding.screening.Hits;
import dev.tandem.onboarding.screening.RescreeningInTest;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.ProcessCoverage;
import dev.tandem.testing.TandemTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Every way through both models, with the real delegates and Tandem's own accounting, CRM and access accounts. */
@TandemTest
@Import({
    ProcessCoverage.class,
    Applications.class,
    UploadsInTest.class,
    OnboardingsInTest.class,
    ListInTest.class,
    RescreeningInTest.class
})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerOnboardingProcessTest {

    @Autowired
    private OnboardingsInTest onboarding;

    @Autowired
    private UploadsInTest uploads;

    @Autowired
    private ListInTest list;

    @Autowired
    private RescreeningInTest rescreening;

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private OnboardingCases onboardingCases;

    @Autowired
    private Hits hits;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessCoverage coverage;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private CustomerAccounts accounting;

    @MockitoSpyBean
    private AccessAccounts access;

    @AfterAll
    void everyFlowNodeAndEveryFlowOfBothModelsWasReached() {
        assertThat(coverage.missed(CustomerOnboarding.PROCESS, repository, history))
                .isEmpty();
        assertThat(coverage.missed(CustomerOnboarding.RESCREENING, repository, history))
                .isEmpty();
    }

    @AfterEach
    void realSystemsAgain() {
        reset(accounting, access);
        list.away(false);
        ClockUtil.reset();
    }

    @Test
    void aCompanyBecomesACustomerAndIsAskedWhyItDoesNotOrder() {
        String id = onboarding.send(ordinary());
        assertThat(state(id)).isEqualTo(OnboardingState.DOCUMENTS);
        assertThat(uploads.wanted(id)).isPositive();
        assertThat(mails(id)).containsExactly("serviceTask_tellReceived", "serviceTask_tellDocumentsWanted");

        onboarding.acceptAllDocuments(id);

        Onboarding customer = onboardings.get(id);
        assertThat(customer.state()).isEqualTo(OnboardingState.CUSTOMER);
        assertThat(customer.accountingCustomerId()).isNotBlank();
        assertThat(customer.crmCustomerId()).isNotBlank();
        assertThat(customer.accessAccountId()).isNotBlank();
        assertThat(customer.riskClass()).isEqualTo("low");
        assertThat(mails(id)).endsWith("serviceTask_welcomeCustomer");

        cases.fire(id, "timerEvent_followUp");
        onboarding.decide(id, CustomerOnboarding.FOLLOW_UP, "sales", "contacted", "They order next week.");
        assertThat(cases.end(id)).isEqualTo("endEvent_followedUp");
    }

    @Test
    void whoHasOrderedIsLeftAlone() {
        String id = onboarding.customer(ordinary());
        doReturn(Optional.of(new FirstBusiness("R-1", LocalDate.of(2026, 12, 1))))
                .when(accounting)
                .firstBusiness(any());

        cases.fire(id, "timerEvent_followUp");

        assertThat(cases.end(id)).isEqualTo("endEvent_active");
    }

    @Test
    void anApplicationWithAWrongVatIdIsCorrectedByTheDesk() {
        Application right = ordinary();
        String id = onboarding.send(Applications.withVatId(right, "DE136695975"));
        assertThat(state(id)).isEqualTo(OnboardingState.INCOMPLETE);
        assertThat(onboardings.findings(id)).anyMatch(finding -> finding.field().equals("vatId") && finding.blocking());

        onboarding.complete(
                id,
                CustomerOnboarding.COMPLETE_APPLICATION,
                "onboarding",
                Map.of("decision", "correct", "application", json(right)));

        assertThat(state(id)).isEqualTo(OnboardingState.DOCUMENTS);
        assertThat(onboardings.get(id).application().vatId()).isEqualTo(right.vatId());
    }

    @Test
    void anApplicationThatCanNotBeCompletedIsDeclined() {
        String id = onboarding.send(Applications.withVatId(ordinary(), "DE136695975"));

        onboarding.decide(
                id, CustomerOnboarding.COMPLETE_APPLICATION, "onboarding", "decline", "Nobody answers the phone.");

        assertThat(cases.end(id)).isEqualTo("endEvent_declined");
        assertThat(state(id)).isEqualTo(OnboardingState.DECLINED);
        assertThat(mails(id)).endsWith("serviceTask_tellDeclined");
    }

    @Test
    void aPossibleHitIsClearedByTwoPeopleAndNeverByOne() {
        String word = listed();
        String id = onboarding.send(Applications.company(name(), "Ottilie " + word, "Paul Ohm"));
        String hit = hits.of(id).get(0).id();

        assertThatThrownBy(() -> onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", null))
                .as("without a reason")
                .hasMessageContaining("missing");
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Born in another century.");
        String second =
                onboarding.open(id, CustomerOnboarding.CONFIRM_CLEARING).get(0).getId();
        assertThatThrownBy(() -> cases.as("compliance", () -> tasks.claim(second, "compliance")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("you said yourself");
        assertThatThrownBy(() -> cases.as("compliance", () -> tasks.complete(second, Map.of("decision", "agree"))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> cases.as("admin", () -> tasks.setAssignee(second, "compliance")))
                .isInstanceOf(AuthorizationException.class);

        onboarding.decide(
                id, CustomerOnboarding.CONFIRM_CLEARING, "compliance2", "disagree", "Look at the alias again.");
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance2", "clear", "The alias is of a ship.");
        onboarding.decide(id, CustomerOnboarding.CONFIRM_CLEARING, "compliance", "agree", null);

        assertThat(hits.get(hit).state()).isEqualTo(HitState.CLEARED);
        assertThat(hits.get(hit).firstBy()).isEqualTo("compliance2");
        assertThat(hits.get(hit).secondBy()).isEqualTo("compliance");
        assertThat(state(id)).isEqualTo(OnboardingState.DOCUMENTS);
        assertThat(onboardings.get(id).riskClass()).isEqualTo("medium");
    }

    @Test
    void ofTwoPossibleHitsEachOfTwoPeopleCanReviewOneAndConfirmTheOther() {
        String one = listed();
        String other = listed();
        String id = onboarding.send(Applications.company(name(), "Ottilie " + one, "Paul " + other));

        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Somebody else.");
        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance2", "clear", "Somebody else.");
        List<String> confirm = onboarding.open(id, CustomerOnboarding.CONFIRM_CLEARING).stream()
                .map(task -> task.getId())
                .toList();
        confirm.forEach(taskId -> {
            String first = hits.get((String) tasks.getVariable(taskId, "hitId")).firstBy();
            String second = "compliance".equals(first) ? "compliance2" : "compliance";
            cases.as(second, () -> tasks.complete(taskId, Map.of("decision", "agree")));
        });
        cases.runJobs(id);

        assertThat(state(id)).isEqualTo(OnboardingState.DOCUMENTS);
    }

    @Test
    void aTrueHitBlocksTheCustomerAndIsRecognisedWhenItComesAgain() {
        String word = listed();
        Application application = Applications.company(name(), "Ottilie Brandt", "Paul " + word);
        String id = onboarding.send(application);

        onboarding.decide(id, CustomerOnboarding.REVIEW_HIT, "compliance", "confirm", "Passport number is the same.");

        assertThat(cases.end(id)).isEqualTo("endEvent_blocked");
        assertThat(state(id)).isEqualTo(OnboardingState.BLOCKED);
        assertThat(mails(id)).as("nobody is warned").containsExactly("serviceTask_tellReceived");
        verify(accounting, never()).open(any(), any());

        String again = onboarding.send(Applications.withOwner(application, "Somebody Else"));
        assertThat(onboardings.get(again).riskClass()).isEqualTo("high");
        assertThat(cases.variable(again, "riskReason")).asString().contains("blocked in an earlier case");
    }

    @Test
    void aHighRiskIsAcceptedOrDeclinedByTheHeadOfCompliance() {
        String accepted = onboarding.send(Applications.withLegalForm(ordinary(), "foundation"));
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(accepted)
                        .taskCandidateGroup("compliance-heads")
                        .count())
                .isEqualTo(1);
        onboarding.decide(accepted, CustomerOnboarding.ACCEPT_RISK, "compliancehead", "accept", "Known for years.");
        assertThat(state(accepted)).isEqualTo(OnboardingState.DOCUMENTS);

        String declined = onboarding.send(Applications.withLegalForm(ordinary(), "trust"));
        onboarding.decide(
                declined, CustomerOnboarding.ACCEPT_RISK, "compliancehead", "decline", "Nobody knows who gains.");
        assertThat(cases.end(declined)).isEqualTo("endEvent_declined");
        assertThat(onboardings.get(declined).outcomeReason()).isEqualTo("Nobody knows who gains.");
    }

    @Test
    void aDocumentThatIsNotGoodIsAskedForAgainAndEachMailGoesOutOnce() {
        String id = onboarding.send(ordinary());
        cases.fire(id, "boundary_remindDocuments");
        uploads.send(id, 1);
        onboarding.decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "reject", "It can't be read.");
        assertThat(uploads.state(id, 1)).isEqualTo("wanted");
        uploads.send(id, 1);
        onboarding.decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "reject", "It is too old.");

        assertThat(mails(id))
                .containsExactly(
                        "serviceTask_tellReceived",
                        "serviceTask_tellDocumentsWanted",
                        "serviceTask_remindDocuments",
                        "serviceTask_tellDocumentRejected",
                        "serviceTask_tellDocumentRejected");
        onboarding.acceptAllDocuments(id);
        assertThat(state(id)).isEqualTo(OnboardingState.CUSTOMER);
    }

    @Test
    void whoIsAskedAgainWhenTheTimeIsOverHasTimeAgain() {
        String id = onboarding.send(ordinary());
        uploads.send(id, 1);
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(40))));

        onboarding.decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "reject", "It is too old.");

        assertThat(Instant.parse(String.valueOf(cases.variable(id, "documentsDueAt"))))
                .isAfter(Instant.now().plus(Duration.ofDays(49)));
        assertThat(management
                        .createJobQuery()
                        .timers()
                        .processInstanceId(onboardings.get(id).processInstanceId())
                        .activityId("timerEvent_documentsDue")
                        .duedateHigherThan(ClockUtil.getCurrentTime())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aDeadlineClosesTheCasePolitely() {
        String id = onboarding.send(ordinary());

        cases.fire(id, "timerEvent_documentsDue");

        assertThat(cases.end(id)).isEqualTo("endEvent_expired");
        assertThat(state(id)).isEqualTo(OnboardingState.EXPIRED);
        assertThat(mails(id)).endsWith("serviceTask_tellClosed");
    }

    @Test
    void anApplicationThatChangesIsExaminedAgainAndWhatIsHereIsNotAskedForAgain() {
        Application before = ordinary();
        String id = onboarding.send(before);
        uploads.send(id, 1);
        long wanted = uploads.wanted(id);

        onboardings.change(id, Applications.withOwner(onboardings.get(id).application(), "Greta Neu"));
        assertThat(onboardingCases.examineAgain(id)).isTrue();
        cases.runJobs(id);

        assertThat(state(id)).isEqualTo(OnboardingState.DOCUMENTS);
        assertThat(uploads.wanted(id)).isEqualTo(wanted);
        assertThat(onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT)).hasSize(1);
        onboarding.decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "accept", null);
        onboardings.change(id, Applications.withOwner(onboardings.get(id).application(), "Hanna Neuer"));
        onboardingCases.examineAgain(id);
        cases.runJobs(id);
        assertThat(uploads.state(id, 1)).isEqualTo("accepted");
        onboarding.acceptAllDocuments(id);
        onboardings.change(id, onboardings.get(id).application());
        assertThat(state(id)).isEqualTo(OnboardingState.CUSTOMER);

        String nothingLeft = onboarding.send(ordinary());
        uploads.sendAll(nothingLeft);
        List<org.camunda.bpm.engine.task.Task> open = onboarding.open(nothingLeft, CustomerOnboarding.CHECK_DOCUMENT);
        for (int n = 0; n < open.size() - 1; n++) {
            onboarding.decide(nothingLeft, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "accept", null);
        }
        jdbc.sql("update onboarding_upload set accepted = true where onboarding_id = :id")
                .param("id", nothingLeft)
                .update();
        onboardingCases.examineAgain(nothingLeft);
        cases.runJobs(nothingLeft);
        assertThat(state(nothingLeft)).as("everything was accepted before").isEqualTo(OnboardingState.CUSTOMER);
    }

    @Test
    void ifOneSystemRefusesTheOthersAreUndoneAndThePersonTriesAgainExaminesAgainOrGivesUp() {
        doReturn(new AccessResult.Refused(AccessResult.Reason.USER_NAME_TAKEN, "This user name is taken."))
                .when(access)
                .create(any(), any());
        String id = onboarding.customer(ordinary());

        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        assertThat(cases.variable(id, "settingUpProblem")).isEqualTo("Access account: This user name is taken.");
        assertNothingIsSetUp(id);
        onboarding.decide(id, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "examineAgain", null);
        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        reset(access);
        onboarding.decide(id, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "tryAgain", null);

        assertThat(state(id)).isEqualTo(OnboardingState.CUSTOMER);
        assertThat(rows("accounting_customer", id)).isEqualTo(1);

        doReturn(new AccessResult.Refused(AccessResult.Reason.USER_NAME_TAKEN, "This user name is taken."))
                .when(access)
                .create(any(), any());
        String givenUp = onboarding.customer(ordinary());
        onboarding.decide(
                givenUp, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "giveUp", "They are there already.");
        assertThat(cases.end(givenUp)).isEqualTo("endEvent_declined");
        assertNothingIsSetUp(givenUp);
    }

    @Test
    void settingUpThatTakesTooLongIsUndone() {
        String id = onboarding.send(ordinary());
        uploads.sendAll(id);
        while (!onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT).isEmpty()) {
            String taskId = onboarding
                    .open(id, CustomerOnboarding.CHECK_DOCUMENT)
                    .get(0)
                    .getId();
            cases.as("onboarding", () -> tasks.complete(taskId, Map.of("decision", "accept")));
        }
        cases.runUpTo(id, CustomerOnboarding.REGISTER_IN_CRM);

        cases.fire(id, "boundary_settingUpTooLong");

        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        assertNothingIsSetUp(id);
    }

    @Test
    void theCustomerWithdrawsWhileDocumentsAreAwaitedAndAfterEverythingIsSetUp() {
        String early = onboarding.send(ordinary());
        assertThat(onboardingCases.withdraw(early, "Found another supplier.")).isTrue();
        cases.runJobs(early);
        assertThat(cases.end(early)).isEqualTo("endEvent_withdrawn");
        assertThat(state(early)).isEqualTo(OnboardingState.WITHDRAWN);

        String late = onboarding.customer(ordinary());
        assertThat(onboardingCases.withdraw(late, "Found another supplier.")).isTrue();
        cases.runJobs(late);
        assertThat(cases.end(late)).isEqualTo("endEvent_withdrawn");
        assertNothingIsSetUp(late);
        assertThat(mails(late)).endsWith("serviceTask_tellWithdrawn");
        assertThat(onboardingCases.withdraw(late, "Once more.")).isFalse();
    }

    @Test
    void whileIsBeingUndoneNobodyWithdraws() {
        doReturn(new AccessResult.Refused(AccessResult.Reason.USER_NAME_TAKEN, "This user name is taken."))
                .when(access)
                .create(any(), any());
        String id = onboarding.send(ordinary());
        uploads.sendAll(id);
        while (!onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT).isEmpty()) {
            String taskId = onboarding
                    .open(id, CustomerOnboarding.CHECK_DOCUMENT)
                    .get(0)
                    .getId();
            cases.as("onboarding", () -> tasks.complete(taskId, Map.of("decision", "accept")));
        }
        cases.runUpTo(id, "serviceTask_undoInCrm");

        assertThat(onboardingCases.withdraw(id, "Too slow.")).isFalse();
        cases.runJobs(id);
        assertThat(onboardingCases.withdraw(id, "Too slow.")).isTrue();
        cases.runJobs(id);
        assertThat(cases.end(id)).isEqualTo("endEvent_withdrawn");
    }

    @Test
    void aNewListLetsOpenCasesBeExaminedAgainAndExistingCustomersBeReviewed() {
        String open = onboarding.send(Applications.company(name(), "Ottilie Brandt", "Paul Novosel"));
        String customer = onboarding.customer(Applications.company(name(), "Ottilie Brandt", "Quirin Novosel"));
        String cleared = onboarding.customer(Applications.company(name(), "Ottilie Brandt", "Rita Novosel"));
        String other = onboarding.customer(ordinary());
        rescreening.look();
        assertThat(onboarding.open(customer, CustomerOnboarding.REVIEW_HIT)).isEmpty();

        list.add("Novosel");
        rescreening.look();
        List.of(open, customer, cleared).forEach(cases::runJobs);

        assertThat(onboarding.open(open, CustomerOnboarding.REVIEW_HIT)).hasSize(1);
        assertThat(onboarding.open(customer, CustomerOnboarding.REVIEW_HIT)).hasSize(1);
        assertThat(onboarding.open(other, CustomerOnboarding.REVIEW_HIT)).isEmpty();
        rescreening.look();
        assertThat(onboarding.open(customer, CustomerOnboarding.REVIEW_HIT))
                .as("once")
                .hasSize(1);

        onboarding.decide(customer, CustomerOnboarding.REVIEW_HIT, "compliance", "confirm", "It is him.");
        assertThat(state(customer)).isEqualTo(OnboardingState.BLOCKED);
        verify(accounting).block(any(), any(), any());
        verify(access).lock(any(), any(), any());

        onboarding.decide(cleared, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Another Rita.");
        onboarding.decide(cleared, CustomerOnboarding.CONFIRM_CLEARING, "compliance2", "disagree", "Really?");
        onboarding.decide(cleared, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Another Rita, born in 1999.");
        onboarding.decide(cleared, CustomerOnboarding.CONFIRM_CLEARING, "compliance2", "agree", null);
        assertThat(state(cleared)).isEqualTo(OnboardingState.CUSTOMER);
        list.add("Somethingelse");
        rescreening.look();
        assertThat(onboarding.open(cleared, CustomerOnboarding.REVIEW_HIT))
                .as("what two people cleared stays cleared")
                .isEmpty();
    }

    @Test
    void peopleWhoAskToBeForgottenEndTheCaseAndTheReviewOfACustomer() {
        String id = onboarding.send(ordinary());
        runtime.createMessageCorrelation(CustomerOnboarding.ERASURE)
                .processInstanceBusinessKey(id)
                .correlate();
        cases.runJobs(id);
        assertThat(cases.end(id)).isEqualTo("endEvent_forgotten");

        String customer = onboarding.customer(Applications.company(name(), "Ottilie Brandt", "Sigrun Nachher"));
        list.add("Nachher");
        rescreening.look();
        runtime.createExecutionQuery()
                .processInstanceBusinessKey(customer)
                .messageEventSubscriptionName(CustomerOnboarding.ERASURE)
                .list()
                .forEach(execution -> runtime.messageEventReceived(CustomerOnboarding.ERASURE, execution.getId()));
        cases.runJobs(customer);
        assertThat(cases.end(customer)).isEqualTo("endEvent_forgotten");
    }

    @Test
    void whoIsOnTheApplicationNowWasNotScreenedSoNothingIsSetUp() {
        String id = onboarding.send(ordinary());
        uploads.sendAll(id);
        onboardings.change(id, Applications.withOwner(onboardings.get(id).application(), "Tilda Untergeschoben"));
        while (!onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT).isEmpty()) {
            onboarding.decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "accept", null);
        }

        assertThat(cases.isAt(id, CustomerOnboarding.RESOLVE_SETTING_UP)).isTrue();
        assertThat(cases.variable(id, "settingUpProblem"))
                .asString()
                .contains("was not screened as one of those who are on the application now");
        verify(accounting, never()).open(any(), any());
        onboarding.decide(id, CustomerOnboarding.RESOLVE_SETTING_UP, "onboarding", "examineAgain", null);
        assertThat(state(id)).isEqualTo(OnboardingState.CUSTOMER);
    }

    private void assertNothingIsSetUp(String id) {
        Onboarding now = onboardings.get(id);
        assertThat(now.accountingCustomerId()).isNull();
        assertThat(now.crmCustomerId()).isNull();
        assertThat(now.accessAccountId()).isNull();
        for (String table : List.of("accounting_customer", "crm_customer", "portal_account")) {
            assertThat(rows(table, id)).as(table).isZero();
        }
    }

    private int rows(String table, String id) {
        return jdbc.sql("select count(*) from " + table + " where effect_key like :case")
                .param("case", id + ".%")
                .query(Integer.class)
                .single();
    }

    private OnboardingState state(String id) {
        return onboardings.get(id).state();
    }

    /** Activities that wrote mails of the case, in their order. */
    private List<String> mails(String id) {
        return jdbc
                .sql("select effect_key from mail_outbox where effect_key like :case order by created_at, effect_key")
                .param("case", id + ".%")
                .query(String.class)
                .list()
                .stream()
                .map(key -> key.split("\\.")[1])
                .toList();
    }

    private static String json(Application application) {
        try {
            return com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .findAndAddModules()
                    .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()
                    .setSerializationInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
                    .writerFor(Application.class)
                    .writeValueAsString(application);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int count;

    private String name() {
        return "Hafenkontor " + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(count++ % 26) + count + " GmbH";
    }

    private Application ordinary() {
        return Applications.company(name(), "Ottilie Brandt", "Paul Ohm");
    }

    /** A word that nobody else's name has, put on the list. */
    private String listed() {
        String word = "Zq" + "abcdefghijklmnopqrstuvwxyz".charAt(count % 26) + count++ + "vix";
        list.add(word);
        return word;
    }
}
