package dev.tandem.integration.accounting.local;

import dev.tandem.core.EffectKey;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of keys that postings were asked with: whoever posts or takes back with a key holds it first. */
final class PostingKeys {

    private final JdbcClient jdbc;
    private final TransactionTemplate nested;

    PostingKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Holds the key until the transaction ends.
     *
     * @return true if it was taken back before
     */
    boolean lock(EffectKey key) {
        return find(key).orElseGet(() -> {
            insert(key);
            return find(key).orElseThrow();
        });
    }

    /** Nothing will be posted with the key from now on. Only for whoever holds it. */
    void block(EffectKey key, String reason, OffsetDateTime at) {
        jdbc.sql("update posting_key set reversed_at = ?, reversal_reason = ? where effect_key = ?")
                .params(at, reason, key.value())
                .update();
    }

    private Optional<Boolean> find(EffectKey key) {
        return jdbc.sql("select reversed_at from posting_key where effect_key = ? for update")
                .param(key.value())
                .query((row, index) -> row.getObject("reversed_at") != null)
                .optional();
    }

    private void insert(EffectKey key) {
        try {
            // A savepoint, because a duplicate key would make the caller's whole transaction unusable on PostgreSQL.
            nested.executeWithoutResult(status -> jdbc.sql("insert into posting_key (effect_key) values (?)")
                    .param(key.value())
                    .update());
        } catch (DuplicateKeyException somebodyElseWasFaster) {
            // then it is there, which is all that is wanted
        }
    }
}
