package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemServerTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** How a team lead and a rep see a lead in Tasklist, and what their forms submit. */
@Tag("browser")
@TandemServerTest
@Import(SalesTeams.class)
class FindRepBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private SalesTeams teams;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private Leads leads;

    @Autowired
    private RuntimeService runtime;

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
    void aTeamLeadNamesTheTeamThenTheRepAndTheRepPutsTheLeadOff() {
        String team = teams.team(0);
        String rep = teams.reps(team).get(0);
        String lead = leadOf("nowhere");

        try (Person leader = person("saleslead")) {
            leader.openTask(cases.task(lead).getId());
            leader.claim();
            assertThat(leader.form().locator(".tandem-note").first()).containsText("There is no team “nowhere”.");
            leader.form().locator("input[value='" + team + "']").check();
            leader.picture("choose-team");
            leader.complete();
            cases.runJobs(lead);

            leader.openTask(cases.task(lead).getId());
            leader.claim();
            leader.choose("assign");
            assertThat(leader.completeButton()).isDisabled();
            leader.form().locator("input[value='" + rep + "']").check();
            leader.picture("find-rep");
            leader.complete();
            cases.runJobs(lead);
        }
        assertThat(leads.get(lead).rep()).isEqualTo(rep);

        try (Person person = person(rep)) {
            person.openTask(cases.task(lead).getId());
            assertThat(person.form().locator(".tandem-claim")).containsText("Begin by");
            person.claim();
            person.choose("disqualified");
            assertThat(person.completeButton()).isDisabled();
            person.choose("nurture");
            assertThat(person.completeButton()).isDisabled();
            person.page().getByText("in 3 months").click();
            person.reason("Their budget begins in spring.");
            person.picture("contact-lead-later");
            person.complete();
        }
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.NURTURE);
        assertThat(leads.get(lead).outcomeReason()).isEqualTo("Their budget begins in spring.");
        assertThat(cases.variable(lead, "nurtureUntil"))
                .isEqualTo(
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusMonths(3).toString());
    }

    private String leadOf(String team) {
        String one = UUID.randomUUID().toString().substring(0, 8);
        LeadData data = new LeadData(
                null,
                "Mia",
                "Müller-" + one,
                null,
                "mia@" + one + ".example",
                null,
                "Bergmann " + one,
                "DE",
                null,
                null,
                "Please call me back.\nBest after 14:00.",
                null,
                null,
                4,
                1500,
                null,
                "Process automation",
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(data, "{}", Channel.API, "sales", null, null));
        String lead = ((LeadReceipt.Accepted) receipt).leadId();
        cases.runUpTo(lead, "serviceTask_assignLead");
        runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(lead)
                        .singleResult()
                        .getId(),
                "team",
                team);
        cases.runJobs(lead);
        return lead;
    }

    private Person person(String user) {
        return new Person(Objects.requireNonNull(chromium).browser(), "http://localhost:" + port, user);
    }
}
