package dev.tandem.integration.access.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import dev.tandem.integration.access.NewAccess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of accounts. */
final class PortalAccounts {

    private static final String SELECT =
            "select id, user_name, name, customer_name, created_at, locked_at from portal_account ";

    private final JdbcClient jdbc;
    private final Sequences sequences;

    PortalAccounts(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    Optional<PortalAccount> byEffect(EffectKey key) {
        return jdbc.sql(SELECT + "where effect_key = ?")
                .param(key.value())
                .query(PortalAccounts::account)
                .optional();
    }

    /** For people who look something up: newest first. */
    List<PortalAccount> search(String pattern, int limit) {
        return jdbc.sql(SELECT + """
                        where user_name like :text or lower(name) like :text or lower(customer_name) like :text
                            or lower(id) like :text
                        order by created_at desc, id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(PortalAccounts::account)
                .list();
    }

    String nextId() {
        return String.format(Locale.ROOT, "A-%d", sequences.next("portal_account_number"));
    }

    void insert(String id, EffectKey key, String userName, NewAccess access, OffsetDateTime at) {
        jdbc.sql("""
                        insert into portal_account (id, effect_key, user_name, mail, name, customer_name, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id, key.value(), userName, access.mail(), access.name(), access.customerName(), at)
                .update();
    }

    /** The first reason stays. */
    void lock(String id, EffectKey key, String reason, OffsetDateTime at) {
        jdbc.sql("""
                        update portal_account set locked_at = ?, lock_key = ?, lock_reason = ?
                        where id = ? and locked_at is null""").params(at, key.value(), reason, id).update();
    }

    void deleteUnlessLocked(EffectKey key) {
        jdbc.sql("delete from portal_account where effect_key = ? and locked_at is null")
                .param(key.value())
                .update();
    }

    void delete(EffectKey key) {
        jdbc.sql("delete from portal_account where effect_key = ?")
                .param(key.value())
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from portal_account where id = ?").param(id).update();
    }

    private static PortalAccount account(ResultSet row, int index) throws SQLException {
        return new PortalAccount(
                row.getString("id"),
                row.getString("user_name"),
                row.getString("name"),
                row.getString("customer_name"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("locked_at") != null);
    }
}
