package dev.tandem.integration.crm;

import java.util.List;

/** Whom the CRM knows that a lead may be; the likeliest first. */
public record Candidates(List<Contact> contacts, List<Company> companies) {

    public Candidates {
        contacts = List.copyOf(contacts);
        companies = List.copyOf(companies);
    }
}
