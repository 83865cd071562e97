package dev.tandem.integration.accounting.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.EffectKeys;
import dev.tandem.core.InsertOnce;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of keys that postings were asked with: whoever posts or takes back with a key holds it first. */
final class PostingKeys {

    private static final String REVERSED = "reversed_at";

    private final JdbcClient jdbc;
    private final EffectKeys keys;

    PostingKeys(JdbcClient jdbc, InsertOnce inserts) {
        this.jdbc = jdbc;
        this.keys = new EffectKeys(jdbc, inserts, "posting_key");
    }

    /**
     * Holds the key until the transaction ends.
     *
     * @return true if it was taken back before
     */
    boolean lock(EffectKey key) {
        return keys.lock(key, REVERSED);
    }

    /** Nothing will be posted with the key from now on. Only for whoever holds it. */
    void block(EffectKey key, String reason, OffsetDateTime at) {
        keys.mark(key, REVERSED, at);
        jdbc.sql("update posting_key set reversal_reason = ? where effect_key = ?")
                .params(reason, key.value())
                .update();
    }
}
