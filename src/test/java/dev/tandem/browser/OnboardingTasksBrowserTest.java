package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.reset;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.onboarding.screening.HitState;
import dev.tandem.onboarding.screening.Hits;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemServerTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** How compliance, its head, the desk and sales see their tasks of an onboarding in Tasklist, and what their forms submit. */
@Tag("browser")
@TandemServerTest
@Import({Applications.class, UploadsInTest.class, ListInTest.class})
class OnboardingTasksBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Applications applications;

    @Autowired
    private UploadsInTest uploads;

    @Autowired
    private ListInTest list;

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private Hits hits;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @MockitoSpyBean
    private AccessAccounts access;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aPossibleHitStandsBesideTheCustomerAndTwoPeopleClearItThenTheHeadAcceptsTheRisk() {
        list.add("Zweifelsohne");
        String id = applications.send(Applications.withLegalForm(
                Applications.company("Hafenkontor Stiftung", "Ottilie Zweifelsohne", "Paul Ohm"), "foundation"));

        try (Person compliance = person("compliance")) {
            compliance.openTask(cases.task(id).getId());
            compliance.claim();
            assertThat(compliance.form()).containsText("Is Ottilie Zweifelsohne the entry");
            assertThat(compliance.form()).containsText("91 of 100");
            assertThat(compliance.form()).containsText("Hafenkontor Stiftung");
            compliance.choose("clear");
            assertThat(compliance.completeButton()).isDisabled();
            compliance.reason("She was born in another century.");
            compliance.picture("review-hit");
            compliance.complete();
        }
        cases.runJobs(id);

        try (Person second = person("compliance2")) {
            second.openTask(cases.task(id).getId());
            second.claim();
            assertThat(second.form()).containsText("Carla Compliance says that it is somebody else");
            assertThat(second.form()).containsText("She was born in another century.");
            second.choose("disagree");
            assertThat(second.completeButton()).isDisabled();
            second.choose("agree");
            second.picture("confirm-clearing");
            second.complete();
        }
        cases.runJobs(id);
        assertThat(hits.of(id)).singleElement().satisfies(hit -> {
            assertThat(hit.state()).isEqualTo(HitState.CLEARED);
            assertThat(hit.secondBy()).isEqualTo("compliance2");
        });

        try (Person head = person("compliancehead")) {
            head.openTask(cases.task(id).getId());
            head.claim();
            assertThat(head.form()).containsText("With a foundation or a trust it is hard to see who gains.");
            head.choose("accept");
            assertThat(head.completeButton()).isDisabled();
            head.reason("Known for twenty years.");
            head.picture("accept-risk");
            head.complete();
        }
        cases.runJobs(id);
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.DOCUMENTS);
    }

    @Test
    void theDeskSeesWhyACustomerWasNotSetUpAndSalesFollowsUp() {
        doReturn(new AccessResult.Refused(AccessResult.Reason.USER_NAME_TAKEN, "This user name is taken."))
                .when(access)
                .create(any(), any());
        String id = applications.send(Applications.company("Kontor am Fleet GmbH", "Ottilie Brandt", "Paul Ohm"));
        uploads.sendAll(id);
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(id).list()) {
            cases.as("onboarding", () -> tasks.complete(task.getId(), Map.of("decision", "accept")));
        }
        cases.runJobs(id);

        try (Person desk = person("onboarding")) {
            desk.openTask(cases.task(id).getId());
            desk.claim();
            assertThat(desk.form()).containsText("Access account: This user name is taken.");
            desk.choose("giveUp");
            assertThat(desk.completeButton()).isDisabled();
            desk.choose("tryAgain");
            desk.picture("resolve-setting-up");
            reset(access);
            desk.complete();
        }
        cases.runJobs(id);
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.CUSTOMER);
        cases.fire(id, "timerEvent_followUp");

        try (Person sales = person("sales")) {
            sales.openTaskFromGroupFilter("Kontor am Fleet GmbH");
            sales.claim();
            sales.reason("They order next week.");
            sales.picture("follow-up");
            sales.complete();
        }
        assertThat(cases.end(id)).isEqualTo("endEvent_followedUp");
    }

    private Person person(String user) {
        return new Person(Objects.requireNonNull(chromium).browser(), "http://localhost:" + port, user);
    }
}
