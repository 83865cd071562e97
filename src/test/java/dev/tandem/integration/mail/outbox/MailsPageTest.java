package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.identity.Client;
import dev.tandem.testing.TandemServerTest;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@TandemServerTest
class MailsPageTest {

    private static final String PAGE = "/mails";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private long failed;
    private long inDoubt;

    @BeforeEach
    void twoMailsThatDidNotGoOut() {
        failed = mail("INV-990001.serviceTask_tellSupplierApproved.1", "FAILED");
        inDoubt = mail("INV-990002.serviceTask_tellSupplierApproved.1", "IN_DOUBT");
    }

    @AfterEach
    void noneIsLeft() {
        jdbc.sql("delete from mail_outbox where effect_key like 'INV-99000%'").update();
    }

    @Test
    void operationsSeeWhatDidNotGoOutAndWhy() {
        Client operator = Client.signedIn(port, "ops");

        assertThat(operator.page("/").body()).contains("href=\"/mails\"");
        assertThat(operator.page(PAGE).body())
                .contains("INV-990001", "given up", "6 attempts", "billing@bergmann.example", "3 Nov 2026, 09:30")
                .contains("The mail server refused it with code 550 &lt;b&gt;")
                .contains("INV-990002", "may have arrived", "Send, perhaps twice");
    }

    @Test
    void oneIsTriedAgain() {
        Client operator = Client.signedIn(port, "ops");

        assertThat(again(operator, failed, "")).isEqualTo("/mails?tried=1");

        assertThat(state(failed)).isIn("WAITING", "SENDING", "SENT");
        assertThat(state(inDoubt)).isEqualTo("IN_DOUBT");
        assertThat(operator.page("/mails?tried=1").body()).contains("One mail is tried now.");
    }

    @Test
    void whatHasArrivedIsNotSentAgain() {
        jdbc.sql("update mail_outbox set state = 'SENT' where id = ?")
                .param(failed)
                .update();

        assertThat(again(Client.signedIn(port, "ops"), failed, "perhapsTwice=true"))
                .isEqualTo("/mails?tried=0");

        assertThat(state(failed)).isEqualTo("SENT");
    }

    @Test
    void whatMayHaveArrivedIsSentOnlyByWhoKnowsThat() {
        Client operator = Client.signedIn(port, "ops");
        long refusedAfterADoubt = mail("INV-990003.serviceTask_tellSupplierApproved.1", "FAILED");
        jdbc.sql("update mail_outbox set doubts = 1 where id = ?")
                .param(refusedAfterADoubt)
                .update();
        assertThat(operator.page(PAGE).body()).contains("given up, may have arrived");

        for (long each : List.of(inDoubt, refusedAfterADoubt)) {
            assertThat(again(operator, each, "")).isEqualTo("/mails?tried=0");
            operator.form("/mails/again", "", PAGE);
            assertThat(state(each)).isIn("FAILED", "IN_DOUBT");
            assertThat(again(operator, each, "perhapsTwice=true")).isEqualTo("/mails?tried=1");
            assertThat(state(each)).isIn("WAITING", "SENDING", "SENT");
        }
    }

    @Test
    void allAreTriedAgainButThoseThatMayHaveArrived() {
        Client operator = Client.signedIn(port, "admin");

        assertThat(Client.location(operator.form("/mails/again", "", PAGE))).startsWith("/mails?tried=");

        assertThat(state(failed)).isIn("WAITING", "SENDING", "SENT");
        assertThat(state(inDoubt)).isEqualTo("IN_DOUBT");
    }

    @Test
    void nobodyElseSeesOrSendsThem() {
        for (String user : List.of("clerk", "owner", "finance", "sales", "compliance")) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).statusCode()).as(user).isEqualTo(403);
            assertThat(other.page("/").body()).as(user).doesNotContain("href=\"/mails\"");
            assertThat(other.form("/mails/again", "", "/").statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.form("/mails/" + failed + "/again", "", "/").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(state(failed)).isEqualTo("FAILED");
    }

    private String again(Client operator, long id, String fields) {
        return Client.location(operator.form("/mails/" + id + "/again", fields, PAGE));
    }

    private String state(long id) {
        return jdbc.sql("select state from mail_outbox where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long mail(String key, String state) {
        jdbc.sql("""
                        insert into mail_outbox (effect_key, message_id, recipient, subject, body_text, body_html, state, attempts,
                            next_attempt_at, last_error, created_at)
                        values (?, ?, 'billing@bergmann.example', 'Approved', 'Approved', 'Approved', ?, 6, ?, ?, ?)""")
                .params(
                        key,
                        "<" + key + "@tandem.example>",
                        state,
                        OffsetDateTime.parse("2026-11-03T10:30:00Z"),
                        "The mail server refused it with code 550 <b>",
                        OffsetDateTime.parse("2026-11-03T08:30:00Z"))
                .update();
        return jdbc.sql("select id from mail_outbox where effect_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
