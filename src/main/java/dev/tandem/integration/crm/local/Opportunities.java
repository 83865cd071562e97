package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.Registration.Registered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of opportunities. */
final class Opportunities {

    private final JdbcClient jdbc;
    private final Sequences sequences;

    Opportunities(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    Optional<Registered> byEffect(EffectKey key) {
        return jdbc.sql("select id, contact_id, company_id from crm_opportunity where effect_key = ?")
                .param(key.value())
                .query((row, index) ->
                        new Registered(row.getString("contact_id"), row.getString("company_id"), row.getString("id")))
                .optional();
    }

    Registered insert(
            EffectKey key,
            NewOpportunity opportunity,
            @Nullable String contactId,
            @Nullable String companyId,
            OffsetDateTime at) {
        String id = String.format(Locale.ROOT, "O-%06d", sequences.next("crm_opportunity_number"));
        jdbc.sql("""
                        insert into crm_opportunity (id, effect_key, lead_id, contact_id, company_id, owner, team, score, source,
                            interest, message, state, created_at, changed_at)
                        values (:id, :key, :lead, :contact, :company, :owner, :team, :score, :source, :interest, :message,
                            'open', :at, :at)""")
                .param("id", id)
                .param("key", key.value())
                .param("lead", key.caseId())
                .param("contact", contactId)
                .param("company", companyId)
                .param("owner", opportunity.owner())
                .param("team", opportunity.team())
                .param("score", opportunity.score())
                .param("source", opportunity.source())
                .param("interest", opportunity.interest())
                .param("message", opportunity.message())
                .param("at", at)
                .update();
        return new Registered(contactId, companyId, id);
    }

    /** False if there is no such opportunity. Whoever it was lost or put off for begins anew. */
    boolean changeOwner(String id, String owner, OffsetDateTime at) {
        return jdbc.sql("""
                                update crm_opportunity set owner = ?, state = 'open', reason = null, changed_at = ?
                                where id = ?""").params(owner, at, id).update() == 1;
    }

    /** False if there is no such opportunity. The reason is not kept where the person was forgotten. */
    boolean recordOutcome(String id, Outcome outcome, @Nullable String reason, OffsetDateTime at) {
        return jdbc.sql("""
                                update crm_opportunity set state = :state, changed_at = :at,
                                    reason = case when exists (select 1 from crm_contact c where c.id = contact_id
                                        and c.forgotten_at is not null) then null else :reason end
                                where id = :id""")
                        .param("state", outcome.name().toLowerCase(Locale.ROOT))
                        .param("at", at)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What the person wrote or chose, and what was written of the person, goes. */
    void forget(String contactId) {
        jdbc.sql(
                        "update crm_opportunity set source = null, interest = null, message = null, reason = null where contact_id = ?")
                .param(contactId)
                .update();
    }

    /** For a lead of whose person the CRM kept no contact. */
    void forget(EffectKey key) {
        jdbc.sql(
                        "update crm_opportunity set source = null, interest = null, message = null, reason = null where effect_key = ?")
                .param(key.value())
                .update();
    }

    /** For people who look something up: what changed last comes first. */
    List<Opportunity> search(String pattern, int limit) {
        return jdbc.sql("""
                        select o.*, c.name as contact, f.name as company from crm_opportunity o
                        left join crm_contact c on c.id = o.contact_id left join crm_company f on f.id = o.company_id
                        where lower(c.name) like :text or lower(f.name) like :text or lower(o.id) like :text
                            or lower(o.lead_id) like :text or lower(o.owner) like :text or lower(o.team) like :text
                        order by o.changed_at desc, o.id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(Opportunities::opportunity)
                .list();
    }

    private static Opportunity opportunity(ResultSet row, int index) throws SQLException {
        return new Opportunity(
                row.getString("id"),
                row.getString("lead_id"),
                row.getString("contact_id"),
                row.getString("contact"),
                row.getString("company_id"),
                row.getString("company"),
                row.getString("owner"),
                row.getString("team"),
                row.getInt("score"),
                row.getString("source"),
                row.getString("interest"),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("changed_at", OffsetDateTime.class));
    }
}
