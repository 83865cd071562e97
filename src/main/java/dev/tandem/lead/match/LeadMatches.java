package dev.tandem.lead.match;

import dev.tandem.integration.SystemUnavailableException;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import dev.tandem.lead.match.Candidate.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds out who a lead is in the CRM, and keeps it in the register. */
@Component
public class LeadMatches {

    /** Nobody in the CRM is the same. */
    public static final String NONE = "none";
    /** One contact is the same. */
    public static final String SAME = "same";
    /** A person has to decide. */
    public static final String DOUBTFUL = "doubtful";
    /** A person decided that it is nobody whom the CRM knows, though it looks so. */
    public static final String DIFFERENT = "different";

    private final Comparison comparison;
    private final Leads leads;

    LeadMatches(Comparison comparison, Leads leads) {
        this.comparison = comparison;
        this.leads = leads;
    }

    /** Asks the CRM, and keeps the answer: {@link #NONE}, {@link #SAME} or {@link #DOUBTFUL}. */
    @Transactional
    public String find(Lead lead) {
        Comparison.Result result = comparison.of(lead);
        List<Contact> same = with(result, Verdict.SAME);
        Contact contact = same.size() == 1 ? same.get(0) : null;
        // two who are both the same are one person twice in the CRM: a person says which is to be used
        boolean doubtful = contact == null && result.candidates().stream().anyMatch(LeadMatches::isPossible);
        String match = contact != null ? SAME : doubtful ? DOUBTFUL : NONE;
        keep(lead, match, contact, result.company());
        return match;
    }

    /** Those whom the lead may be, the likeliest first. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Lead lead) {
        return comparison.of(lead).candidates().stream()
                .filter(LeadMatches::isPossible)
                .toList();
    }

    /**
     * Keeps what a person decided.
     *
     * @param contactId of the contact that is the same; null if none is
     * @return why it can't be kept, in plain words; empty if it is kept
     */
    @Transactional
    public Optional<String> decide(Lead lead, @Nullable String contactId) {
        Comparison.Result result;
        try {
            result = comparison.of(lead);
        } catch (SystemUnavailableException e) {
            return Optional.of("The CRM does not answer just now. Try again in a minute.");
        }
        if (contactId == null) {
            keep(lead, DIFFERENT, null, result.company());
            return Optional.empty();
        }
        Optional<Contact> chosen = result.candidates().stream()
                .filter(LeadMatches::isPossible)
                .map(Candidate::contact)
                .filter(contact -> contact.id().equals(contactId))
                .findFirst();
        if (chosen.isEmpty()) {
            return Optional.of(
                    "The chosen person is not among those who may be the same (any more). Load the task again, and choose"
                            + " anew.");
        }
        keep(lead, SAME, chosen.get(), result.company());
        return Optional.empty();
    }

    private void keep(Lead lead, String match, @Nullable Contact contact, @Nullable Company company) {
        String companyOfContact = contact == null ? null : contact.companyId();
        String companyId = companyOfContact == null && company != null ? company.id() : companyOfContact;
        leads.matched(lead.id(), match, contact == null ? null : contact.id(), companyId);
    }

    private static boolean isPossible(Candidate candidate) {
        return candidate.verdict() != Verdict.DIFFERENT;
    }

    private static List<Contact> with(Comparison.Result result, Verdict verdict) {
        return result.candidates().stream()
                .filter(candidate -> candidate.verdict() == verdict)
                .map(Candidate::contact)
                .toList();
    }
}
