package dev.tandem.erasure;

/** The cases as the engine has them. Every method joins the caller's transaction. */
public interface EngineCases {

    /** Whether anything of the case still runs. */
    boolean isRunning(String caseId);

    /** Tells the message to what of the case waits for it. */
    void tell(String caseId, String message);

    /** Ends what still runs of the case, wherever it is. */
    void end(String caseId);

    /** Deletes everything that the engine keeps of the case, which has ended. */
    void forget(String caseId);
}
