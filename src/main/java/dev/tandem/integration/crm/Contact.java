package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * A person in the CRM.
 *
 * @param id of the CRM
 * @param name as people write it
 * @param phone in E.164 where the CRM knows it so
 * @param companyId null if the person belongs to none
 * @param company name of the company
 */
public record Contact(
        String id,
        @Nullable String name,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String companyId,
        @Nullable String company) {}
