package dev.tandem.core;

import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Inserts rows that somebody else may be inserting at the same moment. */
@Component
public class InsertOnce {

    private final JdbcClient jdbc;
    private final TransactionTemplate nested;
    private final boolean postgres;

    public InsertOnce(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        // A savepoint, because a duplicate key would make the caller's whole transaction unusable on PostgreSQL.
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.postgres = Sequences.isPostgres(dataSource);
    }

    /**
     * Inserts one row in the caller's transaction. Where somebody else is inserting the same key, it waits until they are done.
     *
     * @param insert a statement of the form {@code insert into … values (…)}
     * @return false if the key was there already
     */
    public boolean tryInsert(String insert, Object... values) {
        return postgres
                ? update(insert + " on conflict do nothing", values) == 1
                : tryInsert(() -> update(insert, values));
    }

    private int update(String statement, Object... values) {
        return jdbc.sql(statement).params(values).update();
    }

    /**
     * Runs inserts of several rows in the caller's transaction: all of them or none. Where somebody else is inserting the same key,
     * it waits until they are done.
     *
     * @return false if the key was there already
     */
    public boolean tryInsert(Runnable inserts) {
        try {
            nested.executeWithoutResult(status -> inserts.run());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
