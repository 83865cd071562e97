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
import dev.tandem.lead.Channel;
import dev.tandem.lead.Consent;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.WholeDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The person of a lead asks to be forgotten: then no table and no file says anything of the person any more. */
@TandemServerTest
@Import(Erasing.class)
class LeadErasureTest {

    private static final String MAIL = "zebulon@quackenbush.example";
    /** Parts of everything that is said of the person; the last is the hash of the address. */
    private static final List<String> WORDS =
            List.of("Zebulon", "Quackenbush", "Quackworks", "30901820", "duckpond", "Q-4711", "5f0b7e4ed5ca02a7");

    @LocalServerPort
    private int port;

    @Value("${tandem.data}")
    private Path data;

    @Autowired
    private LeadIntake intake;

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

    @Autowired
    private HistoryService history;

    @MockitoSpyBean
    private Crm crm;

    private int sent;

    @AfterEach
    void crmIsBack() {
        reset(crm);
    }

    private String send(String mail, String key) {
        sent++;
        LeadData lead = new LeadData(
                "Q-4711-" + key + sent,
                "Zebulon",
                "Quackenbush",
                null,
                mail,
                "030 90182060",
                "Quackworks Ltd",
                "Germany",
                "de",
                12,
                "I'd like to see the duckpond",
                "API",
                "Google",
                3,
                400,
                null,
                null,
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(
                lead,
                "{\"name\":\"Zebulon Quackenbush\",\"mail\":\"" + mail + "\"}",
                Channel.FORM,
                "web form",
                key + sent + MAIL,
                new Consent(Instant.now(), "Quackworks may be called")));
        return ((LeadReceipt.Accepted) receipt).leadId();
    }

    private Api api(String user) {
        return new Api(port, user);
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTableOrFile() {
        String done = contactedAndCommented();
        String failing = failing();
        String begun = send("  " + MAIL.toUpperCase(java.util.Locale.ROOT), "begun");
        List<String> all = List.of(done, failing, begun);
        assertThat(tablesWithThePerson())
                .contains(
                        "lead",
                        "act_hi_varinst",
                        "act_hi_comment",
                        "act_hi_attachment",
                        "act_hi_detail",
                        "act_hi_op_log",
                        "act_hi_incident",
                        "act_hi_job_log",
                        "act_ge_bytearray");

        assertThat(api("sales").post("/api/leads/" + done + "/erasure", "").status())
                .isEqualTo(202);
        erasing.finish(all);

        assertThat(new WholeDatabase(database).placesOf(WORDS)).isEmpty();
        assertThat(WholeDatabase.filesWith(data, WORDS)).isEmpty();
        for (String lead : all) {
            JsonNode erased =
                    api("sales").get("/api/leads/" + lead + "/erasure").json();
            assertThat(erased.get("state").asText()).as(erased.toString()).isEqualTo("finished");
        }
    }

    private String contactedAndCommented() {
        String lead = send(MAIL, "done");
        cases.runUpTo(lead, "serviceTask_assignLead");
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(lead)
                .singleResult()
                .getId();
        cases.as("admin", () -> {
            tasks.createComment(null, instance, "Mrs Quackenbush answers");
            tasks.createAttachment(
                    "note",
                    null,
                    instance,
                    "Quackenbush.txt",
                    "Letter of Zebulon",
                    new ByteArrayInputStream("Dear Zebulon".getBytes(StandardCharsets.UTF_16)));
        });
        return lead;
    }

    /** The CRM breaks, and quotes the person in its exception. */
    private String failing() {
        String lead = send(MAIL, "failing");
        doThrow(new CrmUnavailableException("No answer about Zebulon Quackenbush", null))
                .when(crm)
                .find(any());
        var job = cases.runUpTo(lead, "serviceTask_findInCrm");
        management.setJobRetries(job.getId(), 1);
        assertThatThrownBy(() -> management.executeJob(job.getId()));
        reset(crm);
        return lead;
    }

    private Set<String> tablesWithThePerson() {
        return new WholeDatabase(database)
                .placesOf(WORDS).stream()
                        .map(place -> place.substring(0, place.indexOf('.')))
                        .collect(Collectors.toSet());
    }
}
