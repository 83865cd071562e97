package dev.tandem.lead.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.erasure.Erasing;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmUnavailableException;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.WholeDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
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

/** The person of a lead asks to be forgotten: then no table and no file says anything of the person any more. */
@TandemServerTest
@Import(Erasing.class)
class LeadErasureTest {

    private static final String MAIL = "zebulon@quackenbush.example";

    /** Parts of everything that is said of the person, in any case. */
    private static final List<String> WORDS =
            List.of("Zebulon", "Quackenbush", "Quackworks", "90182060", "duckpond", "Q-4711", sha256(MAIL));

    @LocalServerPort
    private int port;

    @Value("${tandem.data}")
    private Path data;

    @Autowired
    private LeadErasure erasure;

    @Autowired
    private Erasing erasing;

    @Autowired
    private Cases cases;

    @Autowired
    private DataSource database;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    /** Hands mails over; no part of it is for others to call. */
    @Autowired
    @Qualifier("outboxDispatcher")
    private Object outbox;

    @Autowired
    @Qualifier("importWork")
    private Object imports;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private Crm crm;

    private int sent;

    @AfterEach
    void crmIsBack() {
        reset(crm);
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTableOrFile() {
        String done = contactedAndDisqualified();
        String doubtful = doubtful();
        String failing = failing();
        String begun = send("Zebulon Quackenbush", MAIL.toUpperCase(Locale.ROOT));
        imported("Q-4711-a", "Q-4711-b");
        List<String> all = List.of(done, doubtful, failing, begun);
        assertThat(tablesWith(WORDS))
                .as("tables in which something of the person stands before")
                .contains(
                        "lead",
                        "lead_finding",
                        "lead_assignment",
                        "lead_import_row",
                        "decision_trail",
                        "mail_outbox",
                        "crm_contact",
                        "crm_company",
                        "crm_opportunity",
                        "act_ru_variable",
                        "act_ru_job",
                        "act_ru_incident",
                        "act_ge_bytearray",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_comment",
                        "act_hi_attachment",
                        "act_hi_incident",
                        "act_hi_job_log",
                        "act_hi_taskinst",
                        "act_hi_dec_in",
                        "act_hi_op_log");

        ReflectionTestUtils.invokeMethod(outbox, "dispatch");
        assertThat(WholeDatabase.filesWith(data, WORDS)).as("mails").isNotEmpty();

        assertThat(api("sales").post("/api/leads/" + done + "/erasure", "").status())
                .isEqualTo(202);
        upload("Q-4711-c", "Q-4711-d");
        finish();
        assertThat(tablesWith(WORDS))
                .as("the file that is not read yet, and why it will be looked at again")
                .containsExactlyInAnyOrder("lead_import_chunk", "lead_erasure_address");
        ReflectionTestUtils.invokeMethod(imports, "run");
        erasure.lookForMore();
        finish();

        assertThat(new WholeDatabase(database).placesOf(WORDS)).isEmpty();
        assertThat(WholeDatabase.filesWith(data, WORDS)).isEmpty();
        for (String lead : all) {
            assertThat(state(lead)).as(lead).isEqualTo("finished");
            JsonNode record = api("sales").get("/api/leads/" + lead).json();
            assertThat(record.get("state").asText()).isEqualTo("erased");
            assertThat(record.get("channel").asText()).isEqualTo("api");
        }
        assertThat(tablesWith(List.of("Copperfield")))
                .as("the other person of the files")
                .contains("lead");
        assertThat(api("sales").get("/api/leads/" + done).json().get("score").isInt())
                .as("what is not personal stays")
                .isTrue();
    }

    /** Told by a message, as another program may. */
    @Test
    void theMessageForgetsEveryLeadWithTheMailAddress() {
        String one = send("Ada Brewster", "ada@brewster.example");
        String other = send("Ada Brewster", "Ada@Brewster.example");
        String somebodyElse = send("Bea Brewster", "bea@brewster.example");

        runtime.createMessageCorrelation("leadErasure")
                .processInstanceBusinessKey(one)
                .correlate();
        cases.runJobs(one);
        assertThat(cases.end(one)).isEqualTo("endEvent_forgotten");
        finish();

        assertThat(state(one)).isEqualTo("finished");
        assertThat(state(other)).isEqualTo("finished");
        assertThat(new WholeDatabase(database).placesOf(List.of("ada@"))).isEmpty();
        assertThat(api("sales")
                        .get("/api/leads/" + somebodyElse)
                        .json()
                        .get("name")
                        .asText())
                .contains("Bea Brewster");
        assertThat(cases.job(somebodyElse))
                .as("the next step of the other case")
                .isNotNull();
    }

    /** The case can't hear the message, because operations stopped it. */
    @Test
    void aCaseThatCanNotEndIsEndedByForceInTime() {
        String lead = send("Cleo Dorrit", "cleo@dorrit.example");
        runtime.suspendProcessInstanceById(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(lead)
                .singleResult()
                .getId());
        api("sales").post("/api/leads/" + lead + "/erasure", "");

        erasing.finish(List.of());
        erasure.lookForMore();
        assertThat(state(lead)).isEqualTo("requested");
        erasing.look(Instant.now().plus(Duration.ofMinutes(4)));

        assertThat(state(lead)).isEqualTo("finished");
        assertThat(new WholeDatabase(database).placesOf(List.of("Dorrit"))).isEmpty();
    }

    @Test
    void aCrmThatIsAwayHoldsUpNothingElse() {
        String lead = send("Dora Spenlow", "dora@spenlow.example");
        doThrow(new CrmUnavailableException("No answer", null)).when(crm).forget(any(), any());
        api("saleslead").post("/api/leads/" + lead + "/erasure", "");
        finish();

        assertThat(state(lead)).isEqualTo("erased");
        assertThat(new WholeDatabase(database).placesOf(List.of("Spenlow"))).isEmpty();

        reset(crm);
        erasing.look(Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(state(lead)).isEqualTo("finished");
    }

    @Test
    void onlySalesMayHaveLeadsErasedAndOnlyThoseThatThereAre() {
        String lead = send("Emma Micawber", "emma@micawber.example");
        String path = "/api/leads/" + lead + "/erasure";

        assertThat(api("clerk").post(path, "").status()).isEqualTo(403);
        assertThat(api("ops").post(path, "").status()).isEqualTo(403);
        assertThat(api("sales").get(path).status()).as("nobody asked").isEqualTo(404);
        assertThat(api("sales").post("/api/leads/LEAD-999999/erasure", "").toString())
                .startsWith("404")
                .contains("There is no lead LEAD-999999.");

        Api.Answer first = api("sales").post(path, "");
        Api.Answer second = api("admin").post(path, "");
        assertThat(first.header("Location")).isEqualTo(path);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).as("the record of who asked first stays").isEqualTo(first.json());
        assertThat(first.json().at("/erasures/0/requestedBy").asText()).isEqualTo("sales");
    }

    /** Through the whole process: assigned, told, contacted, and ended with what the rep wrote. */
    private String contactedAndDisqualified() {
        String lead = send("Zebulon Quackenbush", MAIL);
        cases.runJobs(lead);
        String rep = api("sales").get("/api/leads/" + lead).json().get("rep").asText();
        Task task = cases.task(lead);
        cases.as(rep, () -> {
            tasks.claim(task.getId(), rep);
            tasks.createComment(task.getId(), null, "Zebulon is on holiday");
            tasks.createAttachment(
                    "note",
                    task.getId(),
                    task.getProcessInstanceId(),
                    "Quackenbush.txt",
                    "Letter of Zebulon",
                    new ByteArrayInputStream("Dear Zebulon".getBytes(StandardCharsets.UTF_16)));
        });
        cases.as("admin", () -> {
            Task described = cases.task(lead);
            described.setDescription("Zebulon is away");
            tasks.saveTask(described);
        });
        cases.decide(lead, rep, "disqualified", "Mrs Quackenbush says that he is not interested");
        assertThat(cases.end(lead)).isEqualTo("endEvent_disqualified");
        return lead;
    }

    /** Somebody in the CRM has the same mail address and another name. */
    private String doubtful() {
        String lead = send("Ophelia Quackenbush", MAIL);
        cases.runJobs(lead);
        assertThat(cases.isAt(lead, "userTask_decideMatch")).isTrue();
        return lead;
    }

    /** The CRM breaks, and quotes the person in its exception. */
    private String failing() {
        String lead = send("Zebulon Quackenbush", MAIL);
        doThrow(new CrmUnavailableException("No answer about Zebulon Quackenbush", null))
                .when(crm)
                .find(any());
        Job job = cases.runUpTo(lead, "serviceTask_findInCrm");
        assertThatThrownBy(() -> management.executeJob(job.getId()));
        management.setJobRetries(job.getId(), 0);
        reset(crm);
        return lead;
    }

    /** A row that becomes a lead, one that is rejected, and somebody else. */
    private void imported(String good, String bad) {
        upload(good, bad);
        ReflectionTestUtils.invokeMethod(imports, "run");
    }

    private void upload(String good, String bad) {
        String file = """
                ProspectID,Name,E-Mail,Phone,Company,Total Visits
                %1$s,Zebulon Quackenbush,%3$s,030 90182060,Quackworks Ltd,3
                %2$s,"Quackenbush, Zebulon", Zebulon@Quackenbush.example ,030 90182060,Quackworks Ltd,duckpond
                D-%4$s,David Copperfield,david.%4$s@copperfield.example,,,1
                """.formatted(good, bad, MAIL, good.substring(good.length() - 1));
        Api.Answer answer =
                api("saleslead").upload("/api/leads/import", Map.of("file", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private String send(String name, String mail) {
        sent++;
        Api.Answer answer = api("sales").post("/api/leads", """
                {"externalId": "Q-4711-%d-%s", "name": "%s", "mail": "%s", "phone": "030 90182060", "company": "Quackworks Ltd",
                 "country": "Quackenbushland", "language": "de", "employees": 12, "message": "I want to see the duckpond",
                 "origin": "Zebulon's page", "source": "Google", "visits": 3, "timeOnSite": 400, "interest": "duckponds",
                 "consent": {"at": "2026-11-01T10:00:00Z", "text": "Quackworks may be called"}}""".formatted(sent, mail, name, mail));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.caseId();
    }

    private void finish() {
        erasing.finish(jdbc.sql("select case_id from erasure where finished_at is null")
                .query(String.class)
                .list());
        erasure.lookForMore();
    }

    private Api api(String user) {
        return new Api(port, user);
    }

    private String state(String lead) {
        return api("sales")
                .get("/api/leads/" + lead + "/erasure")
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
