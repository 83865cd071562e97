package dev.tandem.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import dev.tandem.erasure.Erasing;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessUnavailableException;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.onboarding.screening.RescreeningInTest;
import dev.tandem.testing.Api;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.WholeDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.util.ReflectionTestUtils;

/** People of applications at every stage ask to be forgotten: every column of every table and every file is searched afterwards. */
@TandemServerTest
@Import({OnboardingsInTest.class, ListInTest.class, Erasing.class, RescreeningInTest.class})
class NothingOfACustomerIsLeftTest {

    private static final String MAIL = "zebulon@quackenbush.example";
    private static final String VAT_ID = Applications.germanVatId(90_001);
    private static final List<String> WORDS = List.of(
            "quackenbush",
            "zebulon",
            "duckpond",
            "Ophelia",
            VAT_ID,
            "CH9300762011623852957",
            "9018 2060",
            "+493090182060");

    @LocalServerPort
    private int port;

    @Value("${tandem.data}")
    private Path data;

    @Autowired
    private OnboardingsInTest onboarding;

    @Autowired
    private UploadsInTest uploads;

    @Autowired
    private OnboardingCases onboardingCases;

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private RescreeningInTest rescreening;

    @Autowired
    private ListInTest list;

    @Autowired
    private Erasing erasing;

    @Autowired
    private Cases cases;

    @Autowired
    private DataSource database;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    @Qualifier("outboxDispatcher")
    private Object outbox;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private AccessAccounts access;

    @AfterEach
    void accessIsBack() {
        reset(access);
    }

    @Test
    void nothingOfThePeopleIsLeftInAnyTableOrFile() {
        String withdrawn = send(VAT_ID);
        assertThat(onboardingCases.withdraw(withdrawn, "Zebulon has found another duckpond."))
                .isTrue();
        cases.runJobs(withdrawn);
        String incomplete = send(VAT_ID.substring(0, 10) + (VAT_ID.endsWith("5") ? "4" : "5"));
        String broken = failing();
        String customer = send("");
        uploads.send(customer, 1);
        onboarding.decide(
                customer, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "reject", "Zebulon's face can't be seen.");
        onboarding.acceptAllDocuments(customer);
        assertThat(onboardings.get(customer).state())
                .as(String.valueOf(cases.variables(customer)))
                .isEqualTo(OnboardingState.CUSTOMER);
        list.add("Ophelia");
        rescreening.look();
        cases.runJobs(customer);
        onboarding.decide(
                customer, CustomerOnboarding.REVIEW_HIT, "compliance", "clear", "Ophelia Quackenbush is a child.");
        ReflectionTestUtils.invokeMethod(outbox, "dispatch");

        assertThat(tablesWith(WORDS))
                .as("tables in which something of the people stands before")
                .contains(
                        "onboarding",
                        "onboarding_party",
                        "onboarding_hit",
                        "onboarding_upload",
                        "decision_trail",
                        "mail_outbox",
                        "accounting_customer",
                        "crm_contact",
                        "portal_account",
                        "act_ru_variable",
                        "act_ru_incident",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_incident",
                        "act_hi_job_log",
                        "act_hi_comment");
        assertThat(WholeDatabase.filesWith(data, WORDS)).as("mails").isNotEmpty();

        Api.Answer asked = api("onboarding").post("/api/onboardings/" + customer + "/erasure", "");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        finish();

        assertThat(new WholeDatabase(database).placesOf(WORDS)).isEmpty();
        assertThat(WholeDatabase.filesWith(data, WORDS)).isEmpty();
        for (String id : List.of(withdrawn, incomplete, broken, customer)) {
            assertThat(state(id)).as(id).isEqualTo("finished");
            assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.ERASED);
        }
    }

    @Test
    void aSystemThatIsAwayHoldsUpNothingElse() {
        String id = send("");
        onboarding.acceptAllDocuments(id);
        doThrow(new AccessUnavailableException("No answer", null)).when(access).forget(any(), any());
        api("onboarding").post("/api/onboardings/" + id + "/erasure", "");
        finish();
        assertThat(state(id)).isEqualTo("erased");
        assertThat(tablesWith(WORDS)).containsOnly("portal_account");

        reset(access);
        erasing.look(Instant.now().plus(Duration.ofHours(2)));

        assertThat(state(id)).isEqualTo("finished");
        assertThat(new WholeDatabase(database).placesOf(WORDS)).isEmpty();
    }

    /** A system breaks, and quotes the person in its exception. */
    private String failing() {
        String id = send("");
        cases.as("onboarding", () -> {
            Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).list().stream()
                    .findFirst()
                    .orElse(null);
            if (task != null) {
                tasks.createComment(task.getId(), null, "Zebulon calls back");
            }
        });
        uploads.sendAll(id);
        doThrow(new AccessUnavailableException("No answer about Zebulon Quackenbush", null))
                .when(access)
                .create(any(), any());
        while (!onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT).isEmpty()) {
            Task task = onboarding.open(id, CustomerOnboarding.CHECK_DOCUMENT).get(0);
            cases.as("onboarding", () -> {
                tasks.createComment(task.getId(), null, "Zebulon calls back");
                tasks.complete(task.getId(), Map.of("decision", "accept"));
            });
        }
        Job job = cases.runUpTo(id, CustomerOnboarding.CREATE_ACCESS);
        assertThatThrownBy(() -> management.executeJob(job.getId()));
        management.setJobRetries(job.getId(), 0);
        reset(access);
        return id;
    }

    private String send(String vatId) {
        Api.Answer answer = api("sales")
                .post("/api/onboardings", """
                {"kind": "company", "name": "Quackenbush Ltd", "legalForm": "limited", "registrationNumber": "HRB duckpond",
                 "country": "DE", "street": "Duckpond 7", "postalCode": "20457", "city": "Quackenbush", %s
                 "iban": "CH9300762011623852957", "product": "standard", "contactName": "Zebulon Quackenbush", "mail": "%s",
                 "phone": "030 90182060", "representatives": [{"name": "Zebulon Quackenbush", "birthDate": "1975-03-09"}],
                 "owners": [{"name": "Ophelia Quackenbush", "birthDate": "1980-01-01", "share": 100}]}""".formatted(vatId.isEmpty() ? "" : "\"vatId\": \"" + vatId + "\",", MAIL));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        cases.runJobs(answer.caseId());
        return answer.caseId();
    }

    private void finish() {
        erasing.finish(jdbc.sql("select case_id from erasure where finished_at is null")
                .query(String.class)
                .list());
        erasing.look(Instant.now().plus(Duration.ofMinutes(5)));
    }

    private Api api(String user) {
        return new Api(port, user);
    }

    private String state(String id) {
        return api("onboarding")
                .get("/api/onboardings/" + id + "/erasure")
                .json()
                .get("state")
                .asText();
    }

    private Set<String> tablesWith(List<String> words) {
        return new WholeDatabase(database)
                .placesOf(words).stream()
                        .map(place -> place.substring(0, place.indexOf('.')))
                        .collect(Collectors.toSet());
    }
}
