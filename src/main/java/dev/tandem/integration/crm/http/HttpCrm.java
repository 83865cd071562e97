package dev.tandem.integration.crm.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.CrmChange.Done;
import dev.tandem.integration.crm.CrmUnavailableException;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.integration.crm.Registration;
import dev.tandem.integration.crm.Registration.Reason;
import dev.tandem.integration.crm.Registration.Registered;
import dev.tandem.integration.http.Answer;
import dev.tandem.integration.http.HttpSystem;
import dev.tandem.integration.http.SystemClient;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks a CRM by HTTP. */
@Component
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "http")
class HttpCrm implements Crm {

    private final SystemClient client;

    @Autowired
    HttpCrm(HttpCrmSettings settings) {
        this(settings.system());
    }

    HttpCrm(HttpSystem system) {
        this.client = new SystemClient(system, CrmUnavailableException::new);
    }

    @Override
    public Candidates find(PersonQuery query) {
        Answer answer = client.ask("/candidates", query);
        Candidates candidates = answer.as(Candidates.class);
        candidates.contacts().forEach(contact -> checkIds(answer, contact.id(), contact.companyId()));
        candidates.companies().forEach(company -> answer.checkId(company.id()));
        return candidates;
    }

    @Override
    public Registration register(EffectKey key, NewOpportunity opportunity) {
        Answer answer = client.send(
                HttpMethod.POST, "/opportunities", key.value(), new OpportunityBody(key.caseId(), opportunity));
        if (answer.isRefusal()) {
            Answer.Refusal refusal = answer.refused();
            return new Registration.Refused(refusal.reasonOf(Reason.class, Reason.OTHER), refusal.text());
        }
        RegisteredLead registered = answer.as(RegisteredLead.class);
        if (!registered.leadId().equals(key.caseId())) {
            throw answer.broken("it is about another lead", null);
        }
        checkIds(answer, registered.contactId(), registered.companyId(), registered.opportunityId());
        return new Registered(registered.contactId(), registered.companyId(), registered.opportunityId());
    }

    @Override
    public CrmChange changeOwner(EffectKey key, String opportunityId, String owner) {
        return change(client.send(
                HttpMethod.PUT, "/opportunities/{}/owner", key.value(), new OwnerBody(owner), opportunityId));
    }

    @Override
    public CrmChange recordOutcome(EffectKey key, String opportunityId, Outcome outcome, @Nullable String reason) {
        return change(client.send(
                HttpMethod.PUT,
                "/opportunities/{}/outcome",
                key.value(),
                new OutcomeBody(outcome, reason),
                opportunityId));
    }

    @Override
    public void forget(EffectKey registration, @Nullable String contactId) {
        client.send(
                        HttpMethod.PUT,
                        "/erasures/{}",
                        registration.value(),
                        new ErasureBody(contactId),
                        registration.value())
                .done();
    }

    private static CrmChange change(Answer answer) {
        if (answer.isRefusal()) {
            return new CrmChange.Refused(answer.refused().text());
        }
        if (answer.isNotFound()) {
            return new CrmChange.Refused("The CRM does not know this opportunity (any more): "
                    + answer.refusal().text());
        }
        answer.done();
        return new Done();
    }

    private static void checkIds(Answer answer, @Nullable String... ids) {
        Stream.of(ids).filter(id -> id != null).forEach(answer::checkId);
    }

    record OpportunityBody(String leadId, @JsonUnwrapped NewOpportunity opportunity) {}

    record RegisteredLead(
            String leadId,
            @Nullable String contactId,
            @Nullable String companyId,
            String opportunityId) {}

    record OwnerBody(String owner) {}

    record OutcomeBody(Outcome outcome, @Nullable String reason) {}

    record ErasureBody(@Nullable String contactId) {}
}
