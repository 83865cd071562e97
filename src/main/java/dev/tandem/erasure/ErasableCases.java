package dev.tandem.erasure;

import java.util.Optional;

/** Cases about a person who may ask to be forgotten. One bean per process. */
public interface ErasableCases {

    /** Key of the process definition. */
    String process();

    /** Name of the message by which a running case learns that it is to end. */
    String message();

    /**
     * Under which reference another system knows the person of the case; asked for just before the case is erased, in the same
     * transaction. Empty if no other system was told of the person.
     */
    Optional<String> elsewhere(String caseId);

    /**
     * Has another system forget the person. Runs outside of any transaction, and is tried again until it returns: so it
     * must do no harm to ask twice.
     *
     * @param reference as {@link #elsewhere} gave it
     */
    void eraseElsewhere(String caseId, String reference);
}
