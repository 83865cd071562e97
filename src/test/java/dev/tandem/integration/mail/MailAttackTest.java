package dev.tandem.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A supplier's document and an employee's reason try to take over the mails about them, in the running Tandem over HTTP. */
@TandemServerTest
class MailAttackTest {

    /** As it stands in an XML file: a template, HTML, and a line that would be a header. */
    private static final String NUMBER =
            "{{caseLink}}{{=&lt;% %&gt;=}}&lt;b onclick='x()'&gt;&#10;Bcc: all@example.com";

    private static final String REASON = "{{#companyName}}{{caseLink}}{{/companyName}}{{>x}}<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatOthersWriteIsNeitherTemplateNorHtmlNorHeader() throws Exception {
        String caseId = new Api(port, "clerk")
                .send(SampleInvoice.bergmann("1500.00").withNumber(NUMBER).xml(), "{{caseLink}}<img src=x>.xml")
                .caseId();
        cases.runJobs(caseId);
        Api approver = new Api(port, "approver");
        Api.Answer rejected = approver.post(
                "/engine-rest/task/" + approver.taskId(caseId) + "/submit-form",
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "variables",
                                Map.of("decision", Map.of("value", "reject"), "reason", Map.of("value", REASON)))));
        assertThat(rejected.status()).as(rejected.toString()).isBetween(200, 204);
        cases.runJobs(caseId);

        List<Map<String, Object>> mails = jdbc.sql(
                        "select recipient, subject, cast(body_text as varchar(100000)) as body_text, cast(body_html as varchar(100000)) as body_html from mail_outbox where effect_key like :key")
                .param("key", caseId + "%")
                .query()
                .listOfRows();
        assertThat(mails).hasSize(2);
        for (Map<String, Object> mail : mails) {
            assertThat((String) mail.get("recipient")).doesNotContain("all@example.com");
            assertThat((String) mail.get("subject")).contains("{{caseLink}}").doesNotContain("\n", "\r");
            assertThat((String) mail.get("body_text")).contains("{{caseLink}}", REASON);
            assertThat((String) mail.get("body_html"))
                    .contains("{{caseLink}}", "&lt;script&gt;")
                    .doesNotContain("<script", "<b onclick", "<img");
        }
    }
}
