package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/** What the CRM answered to a new opportunity. */
public sealed interface Registration {

    /**
     * The opportunity is there.
     *
     * @param contactId null if nothing is known of the person
     * @param companyId null if no company is known
     */
    record Registered(@Nullable String contactId, @Nullable String companyId, String opportunityId)
            implements Registration {}

    /**
     * The CRM refused, and will refuse again until somebody changes something.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(Reason reason, String explanation) implements Registration {}

    /** Why the CRM refuses. */
    enum Reason {
        /** The contact to attach to is not there any more. */
        CONTACT_UNKNOWN,
        /** The company to attach to is not there any more. */
        COMPANY_UNKNOWN,
        /** The CRM does not know the rep. */
        OWNER_UNKNOWN,
        /** The person asked to be forgotten: nothing is registered with this key. */
        FORGOTTEN,
        /** Something else, which the explanation says. */
        OTHER
    }
}
