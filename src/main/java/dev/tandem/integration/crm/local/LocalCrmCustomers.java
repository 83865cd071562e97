package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.EffectKeys;
import dev.tandem.core.InsertOnce;
import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CustomerRegistration;
import dev.tandem.integration.crm.CustomerRegistration.Refused;
import dev.tandem.integration.crm.CustomerRegistration.Registered;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.integration.crm.NewOpportunity.Person;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps customers in Tandem's own tables, beside the contacts and companies of leads, in the transaction of the caller. */
@Component
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "local", matchIfMissing = true)
class LocalCrmCustomers implements CrmCustomers {

    private static final String REVERSED = "reversed_at";

    private final CrmCustomerTable customers;
    private final Contacts contacts;
    private final Companies companies;
    private final People people;
    private final EffectKeys keys;

    LocalCrmCustomers(JdbcClient jdbc, InsertOnce inserts, Sequences sequences) {
        this.customers = new CrmCustomerTable(jdbc, sequences);
        this.contacts = new Contacts(jdbc, sequences);
        this.companies = new Companies(jdbc, sequences);
        this.people = new People(jdbc, contacts, companies, new Opportunities(jdbc, sequences));
        this.keys = new EffectKeys(jdbc, inserts, "crm_key");
    }

    @Override
    @Transactional
    public CustomerRegistration register(EffectKey key, NewCrmCustomer customer) {
        if (keys.lock(key, REVERSED)) {
            return new Refused("The customer of " + key.caseId()
                    + " was taken back before the CRM had it, so it is not registered any more.");
        }
        Optional<CrmCustomer> before = customers.byEffect(key);
        if (before.isPresent()) {
            return new Registered(before.get().id());
        }
        Contact contact = sameContact(customer).orElse(null);
        Company company = customer.company() ? sameCompany(customer, contact).orElse(null) : null;
        Optional<CrmCustomer> blocked =
                customers.blocked(contact == null ? null : contact.id(), company == null ? null : company.id());
        if (blocked.isPresent()) {
            return new Refused("Customer " + blocked.get().id()
                    + " of the CRM has the same contact or the same company, and is blocked. Ask compliance.");
        }
        return new Registered(create(key, customer, contact, company));
    }

    private String create(
            EffectKey key, NewCrmCustomer customer, @Nullable Contact contact, @Nullable Company company) {
        OffsetDateTime now = now();
        String companyId = company == null ? null : company.id();
        if (companyId == null && customer.company()) {
            // without the domain of the mail address, which may belong to a provider
            companyId = companies.insert(customer.name(), null, customer.country(), key, now);
        }
        Person person = new Person(
                customer.contactName(), customer.mail(), customer.phone(), null, null, customer.country(), null);
        String contactId = contact == null ? contacts.insert(person, companyId, key, now) : contact.id();
        return customers.insert(key, contactId, companyId, now);
    }

    /** With the same mail address, and the same name or none: several people may read one mailbox. */
    private Optional<Contact> sameContact(NewCrmCustomer customer) {
        String mail = String.valueOf(Compared.address(customer.mail()));
        people.lockMail(mail);
        String name = Compared.person(customer.contactName());
        return contacts.byMail(mail).stream()
                .filter(known -> known.name() == null || Objects.equals(name, Compared.person(known.name())))
                .findFirst()
                .flatMap(known -> contacts.lock(known.id()));
    }

    /** With the domain of the mail address, or with the same name: where several have it, the one of the contact. */
    private Optional<Company> sameCompany(NewCrmCustomer customer, @Nullable Contact contact) {
        String nameKey = Compared.name(customer.name());
        people.lockCompany(nameKey);
        String mail = String.valueOf(Compared.address(customer.mail()));
        return companies.byDomain(mail.substring(mail.indexOf('@') + 1)).stream()
                .findFirst()
                .or(() -> Optional.ofNullable(contact)
                        .map(Contact::companyId)
                        .flatMap(companies::byId)
                        .filter(company -> Compared.name(company.name()).equals(nameKey)))
                .or(() -> companies.same(nameKey, null));
    }

    @Override
    @Transactional
    public void undo(EffectKey registration) {
        reverse(registration);
        customers
                .byEffect(registration)
                .flatMap(customer -> customers.lock(customer.id()))
                .ifPresent(customer -> {
                    if (customer.blocked()) {
                        customers.end(customer.id(), now());
                    } else {
                        customers.delete(customer.id());
                        people.takeBack(registration, customer.contactId(), customer.companyId(), now());
                    }
                });
    }

    @Override
    @Transactional
    public void block(EffectKey key, String customerId, String reason) {
        customers.block(customerId, key, reason, now());
    }

    @Override
    @Transactional
    public void forget(EffectKey registration, @Nullable String customerId) {
        reverse(registration);
        customers.byEffect(registration).ifPresent(customer -> forget(customer.id()));
        if (customerId != null) {
            forget(customerId);
        }
        // what others use by now stayed when the customer was taken back
        contacts.byEffect(registration).forEach(contactId -> people.forget(contactId, now()));
        companies.byEffect(registration).forEach(companies::forgetIfEmpty);
    }

    private void forget(String customerId) {
        customers.lock(customerId).ifPresent(customer -> {
            customers.forget(customerId, now());
            people.forget(customer.contactId(), now());
            if (customer.companyId() != null) {
                companies.forgetIfEmpty(customer.companyId());
            }
        });
    }

    /** Nothing will be registered with the key from now on. */
    private void reverse(EffectKey registration) {
        if (!keys.lock(registration, REVERSED)) {
            keys.mark(registration, REVERSED, now());
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
