package dev.tandem.integration.access;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.Port;
import org.jspecify.annotations.Nullable;

/**
 * Accounts with which customers sign in to the portal. The portal invites whoever gets one; Tandem knows no passwords. A
 * business outcome comes back as a result; an exception means that the system could not be reached or broke, and the call may
 * be repeated with the same key.
 */
@Port("access")
public interface AccessAccounts {

    /**
     * Creates an account. Happens once per key. A refusal leaves the transaction of the caller usable, and may be asked again
     * with the same key.
     */
    AccessResult create(EffectKey key, NewAccess access);

    /**
     * Takes back whatever was created with this key, and sees to it that nothing will ever be created with it: an account that
     * is still under way, or comes later, is refused. One that is locked stays, and stays locked. Happens once however often
     * it is asked for.
     *
     * @param creation key that {@link #create} was called with, or was about to be
     */
    void undo(EffectKey creation);

    /**
     * Nobody can sign in with this account any more. Happens once however often it is asked for, and the first reason stays;
     * an account that is not there (any more) needs no lock.
     *
     * @param reason in the words of whoever asked for it
     */
    void lock(EffectKey key, String accountId, String reason);

    /**
     * Forgets a person: the account that was created with this key goes with all personal data, and the one that is named, also
     * where Tandem never learned its id. Nobody can sign in with it any more. Nothing will be created with the key any more,
     * even if that is under way now. Happens once however often it is asked for; an account that is not there is forgotten.
     *
     * @param creation key that {@link #create} was called with, or was about to be
     * @param accountId of the portal; null if none is known
     */
    void forget(EffectKey creation, @Nullable String accountId);
}
