package dev.tandem.integration.crm;

/** What the CRM answered to a new customer. */
public sealed interface CustomerRegistration {

    /**
     * The customer is there.
     *
     * @param customerId of the CRM
     */
    record Registered(String customerId) implements CustomerRegistration {}

    /**
     * The CRM refused, and will refuse again until somebody changes something.
     *
     * @param explanation in plain words, for the person who mends it
     */
    record Refused(String explanation) implements CustomerRegistration {}
}
