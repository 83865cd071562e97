package dev.tandem.lead;

import dev.tandem.core.Consent;
import dev.tandem.core.Sequences;
import dev.tandem.erasure.CaseTraces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of leads. Every method joins the caller's transaction. */
@Component
public class Leads implements CaseTraces {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Sequences sequences;
    private final Clock clock = Clock.systemUTC();

    Leads(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Sequences sequences) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.sequences = sequences;
    }

    /** Registers leads; gives their ids, in the same order. Fails on a duplicate key if an external id is there already. */
    List<String> register(List<IncomingLead> leads) {
        List<String> ids = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        List<Long> numbers = sequences.next("lead_number", leads.size());
        for (int i = 0; i < numbers.size(); i++) {
            String id = String.format(Locale.ROOT, "LEAD-%06d", numbers.get(i));
            ids.add(id);
            rows.add(row(id, leads.get(i)));
        }
        batches.batchUpdate("""
                insert into lead (id, state, channel, received_by, received_at, external_id, first_name, last_name, full_name,
                    mail, phone, company, country, language, employees, message, origin, source, visits, time_on_site,
                    page_views, interest, occupation, consent_at, consent_text, given)
                values (:id, :state, :channel, :by, :at, :externalId, :firstName, :lastName, :name, :mail, :phone, :company,
                    :country, :language, :employees, :message, :origin, :source, :visits, :timeOnSite, :pageViews, :interest,
                    :occupation, :consentAt, :consentText, :given)""", rows.toArray(MapSqlParameterSource[]::new));
        return ids;
    }

    private MapSqlParameterSource row(String id, IncomingLead lead) {
        Consent consent = lead.consent();
        return values(lead.data())
                .addValue("id", id)
                .addValue("state", LeadState.RECEIVED.text())
                .addValue("channel", lead.channel().text())
                .addValue("by", lead.sender())
                .addValue("at", at(clock.instant()))
                .addValue("consentAt", consent == null ? null : at(consent.at()))
                .addValue("consentText", consent == null ? null : consent.text())
                .addValue("given", lead.given());
    }

    private static MapSqlParameterSource values(LeadData data) {
        return new MapSqlParameterSource()
                .addValue("externalId", data.externalId())
                .addValue("firstName", data.firstName())
                .addValue("lastName", data.lastName())
                .addValue("name", data.name())
                .addValue("mail", data.mail() == null ? null : data.mail().toLowerCase(Locale.ROOT))
                .addValue("phone", data.phone())
                .addValue("company", data.company())
                .addValue("country", data.country())
                .addValue("language", data.language())
                .addValue("employees", data.employees())
                .addValue("message", data.message())
                .addValue("origin", data.origin())
                .addValue("source", data.source())
                .addValue("visits", data.visits())
                .addValue("timeOnSite", data.timeOnSite())
                .addValue("pageViews", data.pageViews())
                .addValue("interest", data.interest())
                .addValue("occupation", data.occupation());
    }

    /**
     * Binds the lead to its process instance, once.
     *
     * @throws IllegalStateException if there is no such lead, or it has a case already
     */
    public void bindCase(String id, String processInstanceId) {
        int bound = jdbc.sql(
                        "update lead set process_instance_id = :case where id = :id and process_instance_id is null")
                .param("case", processInstanceId)
                .param("id", id)
                .update();
        if (bound != 1) {
            throw new IllegalStateException("A case begins with a lead that was just sent in, and " + id + " is none");
        }
    }

    /** The lead with this case id. */
    public Optional<Lead> find(String id) {
        return jdbc.sql("select * from lead where id = :id")
                .param("id", id)
                .query(Leads::lead)
                .optional();
    }

    /**
     * The lead with this case id.
     *
     * @throws IllegalStateException if there is none
     */
    public Lead get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no lead " + id));
    }

    /**
     * Holds the lead until the caller's transaction ends.
     *
     * @throws IllegalStateException if there is none
     */
    public Lead lock(String id) {
        jdbc.sql("select id from lead where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
        return get(id);
    }

    /** As it was sent in, as JSON; empty once the person was forgotten. */
    public Optional<String> given(String id) {
        return jdbc.sql("select given from lead where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getString("given")))
                .optional()
                .flatMap(given -> given);
    }

    /** Ids of the leads that came with these external ids. */
    Map<String, String> byExternalIds(Collection<String> externalIds) {
        Map<String, String> found = new HashMap<>();
        if (!externalIds.isEmpty()) {
            jdbc.sql("select id, external_id from lead where external_id in (:externalIds)")
                    .param("externalIds", externalIds)
                    .query(row -> {
                        found.put(row.getString("external_id"), row.getString("id"));
                    });
        }
        return found;
    }

    /** Ids of all leads with this mail address. */
    public List<String> withMail(String mail) {
        return jdbc.sql("select id from lead where mail = :mail order by id")
                .param("mail", mail.toLowerCase(Locale.ROOT))
                .query(String.class)
                .list();
    }

    Optional<KeyUse> keyUse(String sender, String keyHash) {
        return jdbc.sql(
                        "select content_hash, lead_id from lead_idempotency_key where sender = :sender and key_hash = :key")
                .param("sender", sender)
                .param("key", keyHash)
                .query((row, n) -> new KeyUse(row.getString("content_hash"), row.getString("lead_id")))
                .optional();
    }

    void rememberKey(String sender, String keyHash, String contentHash, String leadId) {
        jdbc.sql("""
                        insert into lead_idempotency_key (sender, key_hash, content_hash, lead_id)
                        values (:sender, :key, :content, :lead)""")
                .param("sender", sender)
                .param("key", keyHash)
                .param("content", contentHash)
                .param("lead", leadId)
                .update();
    }

    /** What a key was used for. */
    record KeyUse(String contentHash, String leadId) {}

    /** Writes the checked data over the given ones, and what was found. */
    public void check(String id, LeadData data, List<LeadFinding> findings) {
        jdbc.sql("""
                        update lead set first_name = :firstName, last_name = :lastName, full_name = :name, mail = :mail,
                            phone = :phone, company = :company, country = :country, language = :language,
                            employees = :employees, message = :message, origin = :origin, source = :source, visits = :visits,
                            time_on_site = :timeOnSite, page_views = :pageViews, interest = :interest, occupation = :occupation
                        where id = :id""").paramSource(values(data).addValue("id", id)).update();
        jdbc.sql("delete from lead_finding where lead_id = :id").param("id", id).update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (LeadFinding finding : findings) {
            rows.add(new MapSqlParameterSource("id", id)
                    .addValue("position", rows.size())
                    .addValue("code", finding.code())
                    .addValue("message", finding.message()));
        }
        batches.batchUpdate(
                "insert into lead_finding (lead_id, position, code, message) values (:id, :position, :code, :message)",
                rows.toArray(MapSqlParameterSource[]::new));
    }

    /** What was found when the lead was checked. */
    public List<LeadFinding> findings(String id) {
        return jdbc.sql("select code, message from lead_finding where lead_id = :id order by position")
                .param("id", id)
                .query((row, n) -> new LeadFinding(row.getString("code"), row.getString("message")))
                .list();
    }

    /** Keeps the score and why. */
    public void score(String id, int score, List<ScoreReason> reasons) {
        jdbc.sql("update lead set score = :score, state = :state where id = :id")
                .param("score", score)
                .param("state", LeadState.SCORED.text())
                .param("id", id)
                .update();
        jdbc.sql("delete from lead_score_reason where lead_id = :id")
                .param("id", id)
                .update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (ScoreReason reason : reasons) {
            rows.add(new MapSqlParameterSource("id", id)
                    .addValue("position", rows.size())
                    .addValue("points", reason.points())
                    .addValue("reason", reason.reason()));
        }
        batches.batchUpdate(
                "insert into lead_score_reason (lead_id, position, points, reason) values (:id, :position, :points, :reason)",
                rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Why the lead has its score, in the order of the table. */
    public List<ScoreReason> scoreReasons(String id) {
        return jdbc.sql("select points, reason from lead_score_reason where lead_id = :id order by position")
                .param("id", id)
                .query((row, n) -> new ScoreReason(row.getInt("points"), row.getString("reason")))
                .list();
    }

    /**
     * Keeps what the CRM knew of the lead.
     *
     * @param match {@code none}, {@code same}, {@code doubtful}, or {@code different} if a person decided so
     */
    public void matched(String id, String match, @Nullable String contactId, @Nullable String companyId) {
        jdbc.sql("update lead set crm_match = :match, contact_id = :contact, company_id = :company where id = :id")
                .param("match", match)
                .param("contact", contactId)
                .param("company", companyId)
                .param("id", id)
                .update();
    }

    /** Keeps under which ids the CRM has the lead. */
    public void registered(String id, @Nullable String contactId, @Nullable String companyId, String opportunityId) {
        jdbc.sql("""
                        update lead set contact_id = :contact, company_id = :company, opportunity_id = :opportunity
                        where id = :id""")
                .param("contact", contactId)
                .param("company", companyId)
                .param("opportunity", opportunityId)
                .param("id", id)
                .update();
    }

    /** Who has it now; without a rep it waits. */
    public void assign(String id, LeadState state, @Nullable String team, @Nullable String rep) {
        jdbc.sql("update lead set state = :state, team = :team, rep = :rep where id = :id")
                .param("state", state.text())
                .param("team", team)
                .param("rep", rep)
                .param("id", id)
                .update();
    }

    /** Goes on to another state, with the reason if there is one; a final state closes the lead. */
    public void changeState(String id, LeadState state, @Nullable String reason) {
        jdbc.sql("update lead set state = :state, outcome_reason = :reason, closed_at = :closed where id = :id")
                .param("state", state.text())
                .param("reason", reason)
                .param("closed", state.isFinal() ? at(clock.instant()) : null)
                .param("id", id)
                .update();
    }

    /** What remains says when a lead came, how good it was, and who had it; nothing of the person. */
    @Override
    public void erase(String id) {
        jdbc.sql("""
                        update lead set state = :state, external_id = null, first_name = null, last_name = null, full_name = null,
                            mail = null, phone = null, company = null, country = null, language = null, employees = null,
                            message = null, origin = null, source = null, visits = null, time_on_site = null,
                            page_views = null, interest = null, occupation = null, consent_at = null, consent_text = null,
                            given = null, contact_id = null, company_id = null, outcome_reason = null, erased_at = :now,
                            closed_at = coalesce(closed_at, :now)
                        where id = :id and erased_at is null""")
                .param("state", LeadState.ERASED.text())
                .param("now", at(clock.instant()))
                .param("id", id)
                .update();
        for (String table : List.of("lead_finding", "lead_score_reason", "lead_idempotency_key")) {
            jdbc.sql("delete from " + table + " where lead_id = :id")
                    .param("id", id)
                    .update();
        }
    }

    /** Removes the records of these leads, of which nothing else is left. */
    void delete(List<String> ids) {
        for (String table : List.of("lead_waiting", "lead_assignment")) {
            jdbc.sql("delete from " + table + " where lead_id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
        jdbc.sql("delete from lead where id in (:ids)").param("ids", ids).update();
    }

    /** Ids of leads that came alone, not in a spreadsheet, and have no rep and wait for none yet; oldest first. */
    public List<String> notYetOnTheirWay(Instant receivedBefore, int limit) {
        return jdbc.sql("""
                        select id from lead where channel in (:channels) and state in (:states) and received_at < :before
                        order by received_at fetch next :limit rows only""")
                .param("channels", List.of(Channel.API.text(), Channel.FORM.text(), Channel.TASKLIST.text()))
                .param("states", List.of(LeadState.RECEIVED.text(), LeadState.SCORED.text()))
                .param("before", at(receivedBefore))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Leads, newest first. */
    public List<Lead> list(LeadQuery query) {
        return jdbc.sql("select * from lead " + where(query)
                        + " order by received_at desc, id desc offset :offset rows fetch next :size rows only")
                .params(params(query))
                .param("offset", (long) query.page() * query.size())
                .param("size", query.size())
                .query(Leads::lead)
                .list();
    }

    /** How many leads there are, on all pages. */
    public long count(LeadQuery query) {
        return jdbc.sql("select count(*) from lead " + where(query))
                .params(params(query))
                .query(Long.class)
                .single();
    }

    private static String where(LeadQuery query) {
        List<String> conditions = new ArrayList<>();
        if (query.state() != null) {
            conditions.add("state = :state");
        }
        if (query.team() != null) {
            conditions.add("team = :team");
        }
        if (query.rep() != null) {
            conditions.add("rep = :rep");
        }
        if (query.text() != null) {
            conditions.add("""
                    (lower(id) like :text or lower(mail) like :text or lower(company) like :text
                    or lower(full_name) like :text or lower(first_name) like :text or lower(last_name) like :text)""");
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    private static Map<String, Object> params(LeadQuery query) {
        Map<String, Object> params = new HashMap<>();
        if (query.state() != null) {
            params.put("state", query.state().text());
        }
        if (query.team() != null) {
            params.put("team", query.team());
        }
        if (query.rep() != null) {
            params.put("rep", query.rep());
        }
        if (query.text() != null) {
            String text = query.text().toLowerCase(Locale.ROOT).replace("\\", "\\\\");
            params.put("text", "%" + text.replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return params;
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Lead lead(ResultSet row, int n) throws SQLException {
        Instant consentAt = moment(row, "consent_at");
        return new Lead(
                row.getString("id"),
                LeadState.of(row.getString("state")),
                Channel.of(row.getString("channel")),
                row.getString("received_by"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("process_instance_id"),
                new LeadData(
                        row.getString("external_id"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("full_name"),
                        row.getString("mail"),
                        row.getString("phone"),
                        row.getString("company"),
                        row.getString("country"),
                        row.getString("language"),
                        row.getObject("employees", Integer.class),
                        row.getString("message"),
                        row.getString("origin"),
                        row.getString("source"),
                        row.getObject("visits", Integer.class),
                        row.getObject("time_on_site", Integer.class),
                        row.getBigDecimal("page_views"),
                        row.getString("interest"),
                        row.getString("occupation")),
                consentAt == null ? null : new Consent(consentAt, row.getString("consent_text")),
                row.getObject("score", Integer.class),
                row.getString("crm_match"),
                row.getString("contact_id"),
                row.getString("company_id"),
                row.getString("opportunity_id"),
                row.getString("team"),
                row.getString("rep"),
                row.getString("outcome_reason"),
                moment(row, "closed_at"),
                moment(row, "erased_at"));
    }
}
