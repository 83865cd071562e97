package dev.tandem.erasure;

/**
 * What a part of Tandem keeps of cases in tables of its own. One bean per part; each is asked for every case that is
 * erased, whatever its process.
 */
public interface CaseTraces {

    /**
     * Removes all personal data of the case; what remains must not lead back to the person. Joins the caller's transaction.
     * A case that is not known here, or was erased before, changes nothing.
     */
    void erase(String caseId);
}
