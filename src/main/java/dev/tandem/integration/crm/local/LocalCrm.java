package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.EffectKeys;
import dev.tandem.core.InsertOnce;
import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.CrmChange.Done;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.integration.crm.Registration;
import dev.tandem.integration.crm.Registration.Reason;
import dev.tandem.integration.crm.Registration.Registered;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps contacts, companies and opportunities in Tandem's own tables, in the transaction of the caller. */
@Component
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "local", matchIfMissing = true)
class LocalCrm implements Crm {

    private static final String DONE = "done_at";
    private static final String FORGOTTEN = "forgotten_at";

    private final Contacts contacts;
    private final Companies companies;
    private final Opportunities opportunities;
    private final People people;
    private final EffectKeys keys;

    LocalCrm(JdbcClient jdbc, InsertOnce inserts, Sequences sequences) {
        this.contacts = new Contacts(jdbc, sequences);
        this.companies = new Companies(jdbc, sequences);
        this.opportunities = new Opportunities(jdbc, sequences);
        this.people = new People(jdbc, contacts, companies, opportunities);
        this.keys = new EffectKeys(jdbc, inserts, "crm_key");
    }

    @Override
    @Transactional(readOnly = true)
    public Candidates find(PersonQuery query) {
        Map<String, Company> firms = new LinkedHashMap<>();
        String domain = Compared.address(query.domain());
        if (domain != null) {
            companies.byDomain(domain).forEach(company -> firms.put(company.id(), company));
        }
        String company = query.company() == null ? "" : Compared.name(query.company());
        if (!company.isEmpty()) {
            companies.bySound(company).forEach(one -> firms.putIfAbsent(one.id(), one));
        }
        List<Contact> people = new ArrayList<>();
        String mail = Compared.address(query.mail());
        if (mail != null) {
            people.addAll(contacts.byMail(mail));
        }
        if (query.phone() != null) {
            people.addAll(contacts.byPhone(query.phone()));
        }
        String name = Compared.person(query.name());
        if (name != null) {
            people.addAll(contacts.bySound(name, firms.keySet()));
            people.addAll(contacts.byName(name));
        }
        return new Candidates(people.stream().distinct().toList(), List.copyOf(firms.values()));
    }

    @Override
    @Transactional
    public Registration register(EffectKey key, NewOpportunity opportunity) {
        if (keys.lock(key, FORGOTTEN)) {
            return new Registration.Refused(
                    Reason.FORGOTTEN, "The person asked to be forgotten, so nothing is registered for " + key.caseId());
        }
        Optional<Registered> before = opportunities.byEffect(key);
        if (before.isPresent()) {
            return before.get();
        }
        Contact contact = null;
        if (opportunity.contactId() != null) {
            contact = contacts.lock(opportunity.contactId()).orElse(null);
            if (contact == null) {
                return new Registration.Refused(
                        Reason.CONTACT_UNKNOWN,
                        "Contact " + opportunity.contactId()
                                + " is not in the CRM any more. Try again: then a new contact" + " is created.");
            }
        }
        if (opportunity.companyId() != null
                && companies.byId(opportunity.companyId()).isEmpty()) {
            return new Registration.Refused(
                    Reason.COMPANY_UNKNOWN,
                    "Company " + opportunity.companyId()
                            + " is not in the CRM any more. Try again: then a new company is" + " created.");
        }
        return create(key, opportunity, contact);
    }

    private Registered create(EffectKey key, NewOpportunity opportunity, @Nullable Contact contact) {
        Person person = opportunity.person();
        OffsetDateTime now = now();
        String companyId = opportunity.companyId();
        if (contact == null) {
            // contacts before companies, always: whoever needs both stripes takes them in this order
            contact = opportunity.separate() ? null : sameContact(person).orElse(null);
        }
        if (companyId == null && contact != null) {
            companyId = contact.companyId();
        }
        if (companyId == null) {
            companyId = company(person, key, now);
        }
        String contactId = contact == null ? null : contact.id();
        if (contactId == null && isSomebody(person)) {
            contactId = contacts.insert(person, companyId, key, now);
        }
        return opportunities.insert(key, opportunity, contactId, companyId, now);
    }

    /** Who came into the CRM since it was asked: another lead of the same person, at the same moment. */
    private Optional<Contact> sameContact(Person person) {
        String mail = Compared.address(person.mail());
        if (mail == null) {
            return Optional.empty();
        }
        people.lockMail(mail);
        String name = Compared.person(person.name());
        return contacts.byMail(mail).stream()
                .filter(known -> Objects.equals(name, Compared.person(known.name())))
                .findFirst();
    }

    private @Nullable String company(Person person, EffectKey key, OffsetDateTime now) {
        String name = person.company();
        String nameKey = name == null ? "" : Compared.name(name);
        if (name == null || nameKey.isEmpty()) {
            return null;
        }
        String domain = Compared.address(person.domain());
        people.lockCompany(nameKey);
        Supplier<String> create = () -> companies.insert(name, domain, person.country(), key, now);
        return companies.same(nameKey, domain).map(Company::id).orElseGet(create);
    }

    private static boolean isSomebody(Person person) {
        return person.name() != null || person.mail() != null || person.phone() != null;
    }

    @Override
    @Transactional
    public CrmChange changeOwner(EffectKey key, String opportunityId, String owner) {
        return once(key, opportunityId, () -> opportunities.changeOwner(opportunityId, owner, now()));
    }

    @Override
    @Transactional
    public CrmChange recordOutcome(EffectKey key, String opportunityId, Outcome outcome, @Nullable String reason) {
        return once(key, opportunityId, () -> opportunities.recordOutcome(opportunityId, outcome, reason, now()));
    }

    private CrmChange once(EffectKey key, String opportunityId, Supplier<Boolean> change) {
        if (keys.lock(key, DONE)) {
            return new Done();
        }
        if (!change.get()) {
            return new CrmChange.Refused("Opportunity " + opportunityId + " is not in the CRM any more.");
        }
        keys.mark(key, DONE, now());
        return new Done();
    }

    @Override
    @Transactional
    public void forget(EffectKey registration, @Nullable String contactId) {
        if (!keys.lock(registration, FORGOTTEN)) {
            keys.mark(registration, FORGOTTEN, now());
        }
        opportunities.forget(registration);
        Optional<Registered> registered = opportunities.byEffect(registration);
        registered.map(Registered::contactId).ifPresent(contact -> people.forget(contact, now()));
        if (contactId != null) {
            people.forget(contactId, now());
        }
        registered.map(Registered::companyId).ifPresent(companies::forgetIfEmpty);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
