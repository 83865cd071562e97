package dev.tandem.invoice;

/** A case went on at the same moment as somebody asked something of it. Nothing was changed; it may be asked again at once. */
public class CaseBusyException extends RuntimeException {

    public CaseBusyException(String caseId, Throwable cause) {
        super(caseId + " went on at the same moment", cause);
    }
}
