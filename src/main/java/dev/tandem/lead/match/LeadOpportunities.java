package dev.tandem.lead.match;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.Registration;
import dev.tandem.integration.crm.Registration.Reason;
import dev.tandem.integration.crm.Registration.Refused;
import dev.tandem.integration.crm.Registration.Registered;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.Leads;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The opportunity of a lead in the CRM. */
@Component
public class LeadOpportunities {

    private final Crm crm;
    private final Leads leads;

    LeadOpportunities(Crm crm, Leads leads) {
        this.crm = crm;
        this.leads = leads;
    }

    /**
     * Creates it, with its contact and company, and keeps their ids.
     *
     * @param rep user id of whom it belongs to
     * @return why the CRM refuses, in plain words; empty if it is there
     */
    @Transactional
    public Optional<String> create(EffectKey key, Lead lead, String team, String rep) {
        Registration registration = crm.register(key, opportunity(lead, team, rep));
        if (registration instanceof Refused refused) {
            forgetWhatIsGone(lead, refused.reason());
            return Optional.of(refused.explanation());
        }
        Registered registered = (Registered) registration;
        leads.registered(lead.id(), registered.contactId(), registered.companyId(), registered.opportunityId());
        return Optional.empty();
    }

    /** Whoever tries again gets a new contact or company in place of the one that is gone. */
    private void forgetWhatIsGone(Lead lead, Reason reason) {
        if (reason == Reason.CONTACT_UNKNOWN) {
            leads.matched(lead.id(), LeadMatches.NONE, null, lead.companyId());
        } else if (reason == Reason.COMPANY_UNKNOWN) {
            leads.matched(
                    lead.id(), Objects.requireNonNullElse(lead.crmMatch(), LeadMatches.NONE), lead.contactId(), null);
        }
    }

    private static NewOpportunity opportunity(Lead lead, String team, String rep) {
        LeadData data = lead.data();
        return new NewOpportunity(
                lead.contactId(),
                lead.companyId(),
                LeadMatches.DIFFERENT.equals(lead.crmMatch()),
                new Person(
                        data.person(),
                        data.usableMail(),
                        data.phone(),
                        data.company(),
                        PublicMail.companyDomain(data.usableMail()),
                        data.country(),
                        data.language()),
                rep,
                team,
                Objects.requireNonNullElse(lead.score(), 0),
                data.source(),
                data.interest(),
                data.message());
    }

    /**
     * Gives it to somebody else.
     *
     * @return why the CRM refuses, in plain words; empty if it is done, or there is no opportunity
     */
    @Transactional
    public Optional<String> changeOwner(EffectKey key, Lead lead, String rep) {
        return lead.opportunityId() == null
                ? Optional.empty()
                : refusal(crm.changeOwner(key, lead.opportunityId(), rep));
    }

    /**
     * Tells how the lead ended, as the register has it.
     *
     * @return why the CRM refuses, in plain words; empty if it is done, or there is no opportunity
     */
    @Transactional
    public Optional<String> recordOutcome(EffectKey key, Lead lead) {
        if (lead.opportunityId() == null) {
            return Optional.empty();
        }
        Outcome outcome = switch (lead.state()) {
            case QUALIFIED -> Outcome.QUALIFIED;
            case NURTURE -> Outcome.NURTURE;
            default -> Outcome.DISQUALIFIED;
        };
        return refusal(crm.recordOutcome(key, lead.opportunityId(), outcome, lead.outcomeReason()));
    }

    private static Optional<String> refusal(CrmChange change) {
        return change instanceof CrmChange.Refused refused ? Optional.of(refused.explanation()) : Optional.empty();
    }
}
