package dev.tandem.integration.accounting.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.AccountingUnavailableException;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult;
import dev.tandem.integration.accounting.CustomerResult.Opened;
import dev.tandem.integration.accounting.CustomerResult.Reason;
import dev.tandem.integration.accounting.CustomerResult.Refused;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.integration.accounting.NewCustomer;
import dev.tandem.integration.http.Answer;
import dev.tandem.integration.http.HttpSystem;
import dev.tandem.integration.http.SystemClient;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks an accounting system for customers by HTTP. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "http")
class HttpCustomerAccounts implements CustomerAccounts {

    private static final int LONGEST_DOCUMENT = 255;

    private final SystemClient client;

    @Autowired
    HttpCustomerAccounts(HttpAccountingSettings settings) {
        this(settings.system());
    }

    HttpCustomerAccounts(HttpSystem system) {
        this.client = new SystemClient(system, AccountingUnavailableException::new);
    }

    @Override
    public CustomerResult open(EffectKey key, NewCustomer customer) {
        Answer answer =
                client.send(HttpMethod.POST, "/customers", key.value(), new CustomerBody(key.caseId(), customer));
        if (answer.isRefusal()) {
            Answer.Refusal refusal = answer.refused();
            return new Refused(refusal.reasonOf(Reason.class, Reason.OTHER), refusal.text());
        }
        OpenedCustomer opened = answer.as(OpenedCustomer.class);
        if (!opened.caseId().equals(key.caseId())) {
            throw answer.broken("it is about another case", null);
        }
        answer.checkId(opened.customerId());
        return new Opened(opened.customerId());
    }

    @Override
    public void undo(EffectKey opening, String reason) {
        client.send(
                        HttpMethod.PUT,
                        "/customer-reversals/{}",
                        opening.value(),
                        Map.of("reason", reason),
                        opening.value())
                .done();
    }

    @Override
    public void block(EffectKey key, String customerId, String reason) {
        Answer answer =
                client.send(HttpMethod.PUT, "/customers/{}/block", key.value(), Map.of("reason", reason), customerId);
        if (!answer.isNotFound()) {
            answer.done();
        }
    }

    @Override
    public Optional<FirstBusiness> firstBusiness(String customerId) {
        Answer answer = client.get("/customers/{}/first-business", Map.of(), customerId);
        if (answer.isEmpty() || answer.isNotFound()) {
            return Optional.empty();
        }
        FirstBusiness first = answer.as(FirstBusiness.class);
        if (first.document().isBlank() || first.document().length() > LONGEST_DOCUMENT) {
            throw answer.broken("the document has not 1 to " + LONGEST_DOCUMENT + " characters", null);
        }
        return Optional.of(first);
    }

    @Override
    public void forget(EffectKey opening, @Nullable String customerId) {
        client.send(
                        HttpMethod.PUT,
                        "/customer-erasures/{}",
                        opening.value(),
                        new ErasureBody(customerId),
                        opening.value())
                .done();
    }

    record CustomerBody(String caseId, @JsonUnwrapped NewCustomer customer) {}

    record OpenedCustomer(String caseId, String customerId) {}

    record ErasureBody(@Nullable String customerId) {}
}
