package dev.tandem.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.erasure.EngineCases;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemTest;
import dev.tandem.testing.WholeDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept long enough goes, from every table; what is not, or belongs to an open case, stays. */
@TandemTest
class RetentionTest {

    private static final LeadData LEAD = new LeadData(
            null,
            null,
            null,
            "Ada Brewster",
            "ada@brewster.example",
            null,
            "Brewster Ltd",
            "DE",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @Autowired
    private List<Retention> kinds;

    @Autowired
    private OnboardingIntake applications;

    @Autowired
    private LeadIntake leads;

    @Autowired
    private EngineCases engine;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anApplicationThatWasDeclinedGoesAfterAYearWithAllThatWasKeptOfIt() {
        String old = ended("declined", Period.parse("P1Y1D"), false);
        String younger = ended("declined", Period.parse("P11M"), false);

        remove("onboardings");

        assertThat(tablesWith(old)).isEmpty();
        assertThat(tablesWith(younger)).contains("onboarding.id", "onboarding_party.onboarding_id");
    }

    @Test
    void whatACustomerLeftBehindIsKeptForFiveYears() {
        String customer = ended("withdrawn", Period.parse("P4Y11M"), true);
        String longGone = ended("withdrawn", Period.parse("P5Y1D"), true);
        String blocked = ended("blocked", Period.parse("P4Y11M"), false);

        remove("onboardings");

        assertThat(tablesWith(longGone)).isEmpty();
        assertThat(tablesWith(customer)).contains("onboarding.id");
        assertThat(tablesWith(blocked)).contains("onboarding.id");
    }

    @Test
    void anApplicationOfWhichSomethingStillRunsStays() {
        String open = sent();
        end(open, "declined", Period.parse("P6Y"), false);
        String old = ended("declined", Period.parse("P6Y"), false);

        remove("onboardings");

        assertThat(tablesWith(open)).contains("onboarding.id", "act_ru_execution.business_key_");
        assertThat(tablesWith(old)).isEmpty();
    }

    @Test
    void whoseErasureIsNotFinishedIsLeftToTheErasure() {
        String old = ended("declined", Period.parse("P6Y"), false);
        jdbc.sql("""
                        insert into erasure (case_id, process, requested_at, next_look_at)
                        values (?, 'customer-onboarding', current_timestamp, current_timestamp)""").param(old).update();
        try {
            remove("onboardings");
            assertThat(tablesWith(old)).contains("onboarding.id");
        } finally {
            jdbc.sql("delete from erasure where case_id = ?").param(old).update();
        }
    }

    @Test
    void aLeadGoesTwoYearsAfterItsEnd() {
        String old = lead();
        String younger = lead();
        String open = lead();
        for (String id : List.of(old, younger)) {
            engine.end(id);
            jdbc.sql("update lead set state = 'disqualified', closed_at = ? where id = ?")
                    .params(ago(Period.parse(id.equals(old) ? "P2Y1D" : "P1Y11M")), id)
                    .update();
        }
        jdbc.sql("update lead set received_at = ? where id = ?")
                .params(ago(Period.parse("P9Y")), open)
                .update();

        remove("leads");

        assertThat(tablesWith(old)).as("the CRM is a system of its own").allMatch(place -> place.startsWith("crm_"));
        assertThat(tablesWith(younger)).contains("lead.id");
        assertThat(tablesWith(open)).contains("lead.id", "act_ru_execution.business_key_");
    }

    @Test
    void mailsGoWhenTheirTimeIsOverAndTheirCaseHasEnded() {
        String open = sent();
        String ended = ended("declined", Period.parse("P1M"), false);
        for (String caseId : List.of(open, ended)) {
            jdbc.sql("delete from mail_outbox where effect_key like ?")
                    .param(caseId + ".%")
                    .update();
            mail(caseId + ".mail_old.1", "SENT", 91);
            mail(caseId + ".mail_failed.1", "FAILED", 91);
            mail(caseId + ".mail_younger.1", "SENT", 89);
            mail(caseId + ".mail_waiting.1", "WAITING", 91);
        }

        remove("mails");

        assertThat(mails(ended)).containsExactlyInAnyOrder(ended + ".mail_younger.1", ended + ".mail_waiting.1");
        assertThat(mails(open)).hasSize(4);
    }

    @Test
    void notesOfRemindersAndRowsOfImportsGoAFewAtATime() {
        for (int n = 0; n < 5; n++) {
            jdbc.sql("insert into task_reminder (task_id, kind, due_at, sent_at) values (?, 'reminder', ?, ?)")
                    .params("t" + n, ago(Period.parse("P3Y")), ago(Period.parse("P3Y")))
                    .update();
        }
        importEnded("IMPORT-A", Period.parse("P1Y1D"), 5);
        importEnded("IMPORT-B", Period.parse("P11M"), 1);

        assertThat(step("reminders", 3)).isEqualTo(new Removed(3, ""));
        assertThat(step("reminders", 3)).isEqualTo(new Removed(2, null));
        assertThat(step("imports", 3)).isEqualTo(new Removed(3, ""));
        assertThat(step("imports", 3)).isEqualTo(new Removed(2, null));

        assertThat(jdbc.sql("select id from lead_import where id in ('IMPORT-A', 'IMPORT-B')")
                        .query(String.class)
                        .list())
                .containsExactly("IMPORT-B");
    }

    @Test
    void everyKindSaysWhatItIsAndHowLongItIsKept() {
        for (Retention kind : kinds) {
            assertThat(kind.name()).matches("[a-z-]{3,64}");
            assertThat(kind.what()).isNotBlank();
            assertThat(kind.keptFor()).isNotBlank();
            assertThat(kind.countDue(Instant.now())).isLessThanOrEqualTo(kind.count());
        }
        assertThat(kinds).extracting(Retention::name).doesNotHaveDuplicates();
    }

    private void remove(String name) {
        // in steps of two, so that what has to stay is passed over
        Removed step = step(name, "", 2);
        while (step.next() != null) {
            step = step(name, step.next(), 2);
        }
    }

    private Removed step(String name, int most) {
        return step(name, "", most);
    }

    private Removed step(String name, String after, int most) {
        Retention kind = kinds.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> kind.removeNext(Instant.now(), after, most)));
    }

    private String sent() {
        OnboardingReceipt receipt = applications.take(new IncomingApplication(
                Applications.company("Quackworks Ltd", "Zebulon Quackenbush", "Ada Brewster"),
                "{}",
                dev.tandem.onboarding.Channel.API,
                "sales",
                null,
                null));
        String id = ((OnboardingReceipt.Accepted) receipt).onboardingId();
        cases.runJobs(id);
        return id;
    }

    private String lead() {
        LeadReceipt receipt = leads.take(new IncomingLead(LEAD, "{}", Channel.API, "sales", null, null));
        String id = ((LeadReceipt.Accepted) receipt).leadId();
        cases.runJobs(id);
        return id;
    }

    private String ended(String state, Period ago, boolean wasCustomer) {
        String id = sent();
        engine.end(id);
        end(id, state, ago, wasCustomer);
        return id;
    }

    private void end(String id, String state, Period ago, boolean wasCustomer) {
        jdbc.sql("update onboarding set state = ?, closed_at = ?, customer_since = ? where id = ?")
                .params(state, ago(ago), wasCustomer ? ago(ago) : null, id)
                .update();
    }

    private void mail(String key, String state, int daysAgo) {
        OffsetDateTime at = ago(Period.ofDays(daysAgo));
        jdbc.sql("""
                        insert into mail_outbox (effect_key, message_id, recipient, subject, body_text, body_html, state,
                            next_attempt_at, created_at)
                        values (?, ?, 'ada@brewster.example', 'Welcome', 'Welcome', 'Welcome', ?, ?, ?)""")
                .params(key, "<" + key + "@tandem>", state, OffsetDateTime.now().plusYears(1), at)
                .update();
    }

    private List<String> mails(String caseId) {
        return jdbc.sql("select effect_key from mail_outbox where effect_key like ?")
                .param(caseId + ".%")
                .query(String.class)
                .list();
    }

    private void importEnded(String id, Period ago, int rows) {
        jdbc.sql("""
                        insert into lead_import (id, phase, kind, file_name, size_in_bytes, sent_by, sent_at, worked_at, finished_at)
                        values (?, 'completed', 'CSV', 'fair.csv', 1, 'sales', ?, ?, ?)""").params(id, ago(ago), ago(ago), ago(ago)).update();
        for (int n = 0; n < rows; n++) {
            jdbc.sql("insert into lead_import_row (import_id, row_number, state) values (?, ?, 'started')")
                    .params(id, n)
                    .update();
        }
    }

    private static OffsetDateTime ago(Period period) {
        return OffsetDateTime.now().minus(period);
    }

    /** Where the id of a case stands. */
    private List<String> tablesWith(String id) {
        return new WholeDatabase(database)
                .placesOf(List.of(id)).stream()
                        .map(place -> place.replaceAll(":.*", ""))
                        .toList();
    }
}
