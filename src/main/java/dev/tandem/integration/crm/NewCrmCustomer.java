package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * A customer to register.
 *
 * @param name of the company, or of the private person
 * @param contactName whom to speak with
 * @param mail of the contact
 * @param phone of the contact, in E.164
 * @param country ISO 3166 alpha-2
 * @param company false for a private person
 */
public record NewCrmCustomer(
        String name,
        String contactName,
        String mail,
        @Nullable String phone,
        String country,
        boolean company) {}
