package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Contact;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What contacts, companies and what refers to them have to do with each other. Whoever needs several of its locks takes them in
 * this order: mail address, contact, name of the company.
 */
final class People {

    private static final int STRIPES = 16;

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Companies companies;
    private final Opportunities opportunities;

    People(JdbcClient jdbc, Contacts contacts, Companies companies, Opportunities opportunities) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.companies = companies;
        this.opportunities = opportunities;
    }

    /** Until the transaction ends nobody else makes a contact of this mail address. */
    void lockMail(String mail) {
        lockStripe(Math.floorMod(mail.hashCode(), STRIPES));
    }

    /** Until the transaction ends nobody else makes a company of this name, with a domain or without. */
    void lockCompany(String nameKey) {
        lockStripe(STRIPES + Math.floorMod(nameKey.hashCode(), STRIPES));
    }

    private void lockStripe(int number) {
        jdbc.sql("select number from crm_stripe where number = ? for update")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** All that is known of a person goes, and the company if nobody else is there. */
    void forget(String contactId, OffsetDateTime at) {
        Optional<Contact> contact = contacts.lock(contactId);
        opportunities.forget(contactId);
        contacts.forget(contactId, at);
        contact.map(Contact::companyId).ifPresent(companies::forgetIfEmpty);
    }

    /** Empties the contact and the company that came with this key, unless somebody uses them by now. */
    void takeBack(EffectKey key, String contactId, @Nullable String companyId, OffsetDateTime at) {
        contacts.byId(contactId).map(Contact::mail).ifPresent(this::lockMail);
        contacts.lock(contactId);
        contacts.takeBack(contactId, key, at);
        if (companyId != null) {
            companies.byId(companyId).ifPresent(company -> lockCompany(Compared.name(company.name())));
            companies.takeBack(companyId, key);
        }
    }
}
