package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * A lead to register.
 *
 * @param contactId the contact that the lead is; null to create one from {@code person}
 * @param companyId the company that the person belongs to; null to create one from {@code person}, unless the contact has one
 * @param separate true if a person decided that the lead is nobody whom the CRM knows: then a contact is created although
 *     there is one with the same mail address. Otherwise a contact with this mail address and a company with this domain are
 *     used if they came there in the meantime.
 * @param owner user id of the rep
 * @param team id of the sales team
 * @param score sum of the points
 * @param source where the person came from
 * @param interest what the person wants to know more about
 * @param message what the person wrote
 */
public record NewOpportunity(
        @Nullable String contactId,
        @Nullable String companyId,
        boolean separate,
        Person person,
        String owner,
        String team,
        int score,
        @Nullable String source,
        @Nullable String interest,
        @Nullable String message) {

    /**
     * What is known of the person.
     *
     * @param phone in E.164
     * @param domain of the mail address, if it is the company's own
     * @param country ISO 3166 alpha-2
     * @param language ISO 639-1
     */
    public record Person(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String company,
            @Nullable String domain,
            @Nullable String country,
            @Nullable String language) {}
}
