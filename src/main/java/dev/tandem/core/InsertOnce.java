package dev.tandem.core;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Inserts rows that somebody else may be inserting at the same moment. */
@Component
public class InsertOnce {

    private final TransactionTemplate nested;

    public InsertOnce(PlatformTransactionManager transactions) {
        // A savepoint, because a duplicate key would make the caller's whole transaction unusable on PostgreSQL.
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Runs the insert in the caller's transaction. Where somebody else is inserting the same key, it waits until they are done.
     *
     * @return false if the key was there already
     */
    public boolean tryInsert(Runnable insert) {
        try {
            nested.executeWithoutResult(status -> insert.run());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
