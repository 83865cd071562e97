package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of customers. */
final class CrmCustomerTable {

    private static final String SELECT = """
            select k.id, k.contact_id, c.name as contact, c.mail, k.company_id, f.name as company, k.blocked_at from crm_customer k
            join crm_contact c on c.id = k.contact_id left join crm_company f on f.id = k.company_id\s""";

    private final JdbcClient jdbc;
    private final Sequences sequences;

    CrmCustomerTable(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    Optional<CrmCustomer> byEffect(EffectKey key) {
        return jdbc.sql(SELECT + "where k.effect_key = ?")
                .param(key.value())
                .query(CrmCustomerTable::customer)
                .optional();
    }

    /** Holds the customer until the transaction ends. */
    Optional<CrmCustomer> lock(String id) {
        return jdbc.sql("select id from crm_customer where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(held -> jdbc.sql(SELECT + "where k.id = ?")
                        .param(held)
                        .query(CrmCustomerTable::customer)
                        .optional());
    }

    /** A blocked customer of whom this is the contact, or the company. */
    Optional<CrmCustomer> blocked(@Nullable String contactId, @Nullable String companyId) {
        return jdbc.sql(SELECT + """
                        where k.blocked_at is not null
                        and (k.contact_id = cast(:contact as varchar(20)) or k.company_id = cast(:company as varchar(20)))
                        order by k.id fetch next 1 rows only""")
                .param("contact", contactId)
                .param("company", companyId)
                .query(CrmCustomerTable::customer)
                .optional();
    }

    /** For people who look something up: newest first, without those who were taken back or forgotten. */
    List<CrmCustomer> search(String pattern, int limit) {
        return jdbc.sql(SELECT + """
                        where k.forgotten_at is null and (k.ended_at is null or k.blocked_at is not null)
                        and (lower(c.name) like :text or c.mail like :text or lower(f.name) like :text or lower(k.id) like :text)
                        order by k.created_at desc, k.id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(CrmCustomerTable::customer)
                .list();
    }

    String insert(EffectKey key, String contactId, @Nullable String companyId, OffsetDateTime at) {
        String id = String.format(Locale.ROOT, "K-%d", sequences.next("crm_customer_number"));
        jdbc.sql("insert into crm_customer (id, effect_key, contact_id, company_id, created_at) values (?, ?, ?, ?, ?)")
                .params(id, key.value(), contactId, companyId, at)
                .update();
        return id;
    }

    /** The first reason stays. */
    void block(String id, EffectKey key, String reason, OffsetDateTime at) {
        jdbc.sql("""
                        update crm_customer set blocked_at = ?, block_key = ?, block_reason = ?
                        where id = ? and blocked_at is null""").params(at, key.value(), reason, id).update();
    }

    void end(String id, OffsetDateTime at) {
        jdbc.sql("update crm_customer set ended_at = coalesce(ended_at, ?) where id = ?")
                .params(at, id)
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from crm_customer where id = ?").param(id).update();
    }

    void forget(String id, OffsetDateTime at) {
        jdbc.sql("update crm_customer set forgotten_at = coalesce(forgotten_at, ?), block_reason = null where id = ?")
                .params(at, id)
                .update();
    }

    private static CrmCustomer customer(ResultSet row, int index) throws SQLException {
        return new CrmCustomer(
                row.getString("id"),
                row.getString("contact_id"),
                row.getString("contact"),
                row.getString("mail"),
                row.getString("company_id"),
                row.getString("company"),
                row.getObject("blocked_at") != null);
    }
}
