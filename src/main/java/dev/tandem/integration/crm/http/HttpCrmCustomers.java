package dev.tandem.integration.crm.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CrmUnavailableException;
import dev.tandem.integration.crm.CustomerRegistration;
import dev.tandem.integration.crm.CustomerRegistration.Refused;
import dev.tandem.integration.crm.CustomerRegistration.Registered;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.integration.http.Answer;
import dev.tandem.integration.http.HttpSystem;
import dev.tandem.integration.http.SystemClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks a CRM for customers by HTTP. */
@Component
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "http")
class HttpCrmCustomers implements CrmCustomers {

    private final SystemClient client;

    @Autowired
    HttpCrmCustomers(HttpCrmSettings settings) {
        this(settings.system());
    }

    HttpCrmCustomers(HttpSystem system) {
        this.client = new SystemClient(system, CrmUnavailableException::new);
    }

    @Override
    public CustomerRegistration register(EffectKey key, NewCrmCustomer customer) {
        Answer answer =
                client.send(HttpMethod.POST, "/customers", key.value(), new CustomerBody(key.caseId(), customer));
        if (answer.isRefusal()) {
            return new Refused(answer.refused().text());
        }
        RegisteredCustomer registered = answer.as(RegisteredCustomer.class);
        if (!registered.caseId().equals(key.caseId())) {
            throw answer.broken("it is about another case", null);
        }
        answer.checkId(registered.customerId());
        return new Registered(registered.customerId());
    }

    @Override
    public void undo(EffectKey registration) {
        client.send(
                        HttpMethod.PUT,
                        "/customer-reversals/{}",
                        registration.value(),
                        Map.of("caseId", registration.caseId()),
                        registration.value())
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
    public void forget(EffectKey registration, @Nullable String customerId) {
        client.send(
                        HttpMethod.PUT,
                        "/customer-erasures/{}",
                        registration.value(),
                        new ErasureBody(customerId),
                        registration.value())
                .done();
    }

    record CustomerBody(String caseId, @JsonUnwrapped NewCrmCustomer customer) {}

    record RegisteredCustomer(String caseId, String customerId) {}

    record ErasureBody(@Nullable String customerId) {}
}
