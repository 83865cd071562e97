package dev.tandem.lead.match;

import dev.tandem.core.DecisionTables;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.match.Candidate.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a lead against those whom the CRM knows. */
@Component
class Comparison {

    private static final String TABLE = "lead-duplicates";

    private final Crm crm;
    private final DecisionTables tables;

    Comparison(Crm crm, DecisionTables tables) {
        this.crm = crm;
        this.tables = tables;
    }

    /**
     * What came of it.
     *
     * @param candidates all that the CRM named, those that are the same first
     * @param company the one that is clearly the lead's; null if there is none, or more than one
     */
    record Result(List<Candidate> candidates, @Nullable Company company) {}

    Result of(Lead lead) {
        LeadData data = lead.data();
        String domain = PublicMail.companyDomain(data.usableMail());
        PersonQuery query = new PersonQuery(data.person(), data.usableMail(), data.phone(), data.company(), domain);
        if (query.equals(new PersonQuery(null, null, null, null, null))) {
            return new Result(List.of(), null);
        }
        Candidates found = crm.find(query);
        List<Company> same = found.companies().stream()
                .filter(company -> isSame(company, data, domain))
                .toList();
        Set<String> companies = same.stream().map(Company::id).collect(Collectors.toSet());
        Map<Map<String, Object>, Verdict> asked = new HashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Contact contact : found.contacts()) {
            candidates.add(candidate(contact, data, companies, asked));
        }
        candidates.sort(Comparator.comparing(Candidate::verdict));
        return new Result(List.copyOf(candidates), only(same, data, domain).orElse(null));
    }

    private Candidate candidate(
            Contact contact, LeadData lead, Set<String> companies, Map<Map<String, Object>, Verdict> asked) {
        String mail = lead.usableMail();
        boolean mailSame = mail != null && mail.equalsIgnoreCase(contact.mail());
        boolean phoneSame = lead.phone() != null && lead.phone().equals(contact.phone());
        String company = Names.company(lead.company());
        boolean companySame = contact.companyId() == null
                ? !company.isEmpty() && company.equals(Names.company(contact.company()))
                : companies.contains(contact.companyId());
        Double similarity = Names.similarity(lead.person(), contact.name());
        Map<String, Object> facts = new HashMap<>();
        facts.put("mailSame", mailSame);
        facts.put("phoneSame", phoneSame);
        facts.put("companySame", companySame);
        facts.put("nameSimilarity", similarity);
        return new Candidate(
                contact, asked.computeIfAbsent(facts, this::verdict), mailSame, phoneSame, companySame, similarity);
    }

    private Verdict verdict(Map<String, Object> facts) {
        return tables.ask(TABLE, facts).stream()
                .findFirst()
                .map(row -> Verdict.of(row.get("verdict")))
                .orElse(Verdict.DOUBTFUL);
    }

    /** By its domain; by its name, unless domain or country contradict. */
    private static boolean isSame(Company company, LeadData lead, @Nullable String domain) {
        if (domain != null && company.domain() != null) {
            return domain.equalsIgnoreCase(company.domain());
        }
        String name = Names.company(lead.company());
        boolean otherCountry = lead.country() != null
                && company.country() != null
                && !lead.country().equalsIgnoreCase(company.country());
        return !name.isEmpty() && name.equals(Names.company(company.name())) && !otherCountry;
    }

    /** If there are more, the one with the lead's domain, or with exactly the name that the lead writes. */
    private static Optional<Company> only(List<Company> same, LeadData lead, @Nullable String domain) {
        if (same.size() == 1) {
            return Optional.of(same.get(0));
        }
        List<Company> byDomain = same.stream()
                .filter(company -> domain != null && domain.equalsIgnoreCase(company.domain()))
                .toList();
        List<Company> closest = byDomain.isEmpty()
                ? same.stream()
                        .filter(company ->
                                Objects.requireNonNullElse(lead.company(), "").equalsIgnoreCase(company.name()))
                        .toList()
                : byDomain;
        return closest.size() == 1 ? Optional.of(closest.get(0)) : Optional.empty();
    }
}
