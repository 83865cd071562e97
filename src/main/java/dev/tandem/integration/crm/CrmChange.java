package dev.tandem.integration.crm;

/** What the CRM answered to a change of an opportunity. */
public sealed interface CrmChange {

    /** It is changed. */
    record Done() implements CrmChange {}

    /**
     * The CRM refused, and will refuse again until somebody changes something there.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(String explanation) implements CrmChange {}
}
