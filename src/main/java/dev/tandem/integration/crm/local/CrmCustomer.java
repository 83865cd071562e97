package dev.tandem.integration.crm.local;

import org.jspecify.annotations.Nullable;

/**
 * A customer in Tandem's own CRM.
 *
 * @param contact name of the contact; null if it has none, or was forgotten
 * @param companyId null for a private person
 */
record CrmCustomer(
        String id,
        String contactId,
        @Nullable String contact,
        @Nullable String mail,
        @Nullable String companyId,
        @Nullable String company,
        boolean blocked) {}
