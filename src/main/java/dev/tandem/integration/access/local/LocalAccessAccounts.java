package dev.tandem.integration.access.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.EffectKeys;
import dev.tandem.core.InsertOnce;
import dev.tandem.core.Sequences;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.integration.access.AccessResult.Created;
import dev.tandem.integration.access.AccessResult.Reason;
import dev.tandem.integration.access.AccessResult.Refused;
import dev.tandem.integration.access.NewAccess;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a list of accounts in Tandem's own table, in the transaction of the caller. The mail address is the user name. */
@Component
@ConditionalOnProperty(name = "tandem.access.system", havingValue = "local", matchIfMissing = true)
class LocalAccessAccounts implements AccessAccounts {

    private static final String REVERSED = "reversed_at";

    private final PortalAccounts accounts;
    private final EffectKeys keys;
    private final InsertOnce inserts;

    LocalAccessAccounts(JdbcClient jdbc, InsertOnce inserts, Sequences sequences) {
        this.accounts = new PortalAccounts(jdbc, sequences);
        this.keys = new EffectKeys(jdbc, inserts, "portal_account_key");
        this.inserts = inserts;
    }

    @Override
    @Transactional
    public AccessResult create(EffectKey key, NewAccess access) {
        if (keys.lock(key, REVERSED)) {
            return new Refused(
                    Reason.REVERSED,
                    "The customer of " + key.caseId()
                            + " was taken back before the account was created, so none is created any more.");
        }
        Optional<PortalAccount> before = accounts.byEffect(key);
        if (before.isPresent()) {
            return new Created(before.get().id(), before.get().userName());
        }
        String id = accounts.nextId();
        String userName = access.mail().strip().toLowerCase(Locale.ROOT);
        return inserts.tryInsert(() -> accounts.insert(id, key, userName, access, now()))
                ? new Created(id, userName)
                : new Refused(
                        Reason.USER_NAME_TAKEN,
                        "Somebody signs in with " + userName
                                + " already. Give another mail address, or go on with that account.");
    }

    @Override
    @Transactional
    public void undo(EffectKey creation) {
        reverse(creation);
        accounts.deleteUnlessLocked(creation);
    }

    @Override
    @Transactional
    public void lock(EffectKey key, String accountId, String reason) {
        accounts.lock(accountId, key, reason, now());
    }

    @Override
    @Transactional
    public void forget(EffectKey creation, @Nullable String accountId) {
        reverse(creation);
        accounts.delete(creation);
        if (accountId != null) {
            accounts.delete(accountId);
        }
    }

    /** Nothing will be created with the key from now on. */
    private void reverse(EffectKey creation) {
        if (!keys.lock(creation, REVERSED)) {
            keys.mark(creation, REVERSED, now());
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
