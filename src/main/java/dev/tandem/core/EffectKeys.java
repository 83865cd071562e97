package dev.tandem.core;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table of keys that effects were asked with, {@code effect_key} its primary key: whoever acts with a key holds it first. */
public final class EffectKeys {

    private final JdbcClient jdbc;
    private final InsertOnce inserts;
    private final String table;

    /** @param table a name of the program, never of a person */
    public EffectKeys(JdbcClient jdbc, InsertOnce inserts, String table) {
        this.jdbc = jdbc;
        this.table = table;
        this.inserts = inserts;
    }

    /**
     * Holds the key until the transaction ends.
     *
     * @param column that says when something happened with the key
     * @return true if that happened before
     */
    public boolean lock(EffectKey key, String column) {
        // most are new
        inserts.tryInsert("insert into " + table + " (effect_key) values (?)", key.value());
        return jdbc.sql("select " + column + " as happened from " + table + " where effect_key = ? for update")
                .param(key.value())
                .query((row, index) -> row.getObject("happened") != null)
                .single();
    }

    /** Says when something happened with the key. Only for whoever holds it. */
    public void mark(EffectKey key, String column, OffsetDateTime at) {
        jdbc.sql("update " + table + " set " + column + " = ? where effect_key = ?")
                .params(at, key.value())
                .update();
    }
}
