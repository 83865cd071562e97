package dev.tandem.integration.access.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.integration.access.AccessResult.Created;
import dev.tandem.integration.access.AccessResult.Reason;
import dev.tandem.integration.access.AccessResult.Refused;
import dev.tandem.integration.access.AccessUnavailableException;
import dev.tandem.integration.access.NewAccess;
import dev.tandem.integration.http.Answer;
import dev.tandem.integration.http.HttpSystem;
import dev.tandem.integration.http.SystemClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks a portal by HTTP. */
@Component
@ConditionalOnProperty(name = "tandem.access.system", havingValue = "http")
class HttpAccessAccounts implements AccessAccounts {

    private final SystemClient client;

    @Autowired
    HttpAccessAccounts(HttpAccessSettings settings) {
        this(settings.system());
    }

    HttpAccessAccounts(HttpSystem system) {
        this.client = new SystemClient(system, AccessUnavailableException::new);
    }

    @Override
    public AccessResult create(EffectKey key, NewAccess access) {
        Answer answer = client.send(HttpMethod.POST, "/accounts", key.value(), new AccountBody(key.caseId(), access));
        if (answer.isRefusal()) {
            Answer.Refusal refusal = answer.refused();
            return new Refused(refusal.reasonOf(Reason.class, Reason.OTHER), refusal.text());
        }
        CreatedAccount created = answer.as(CreatedAccount.class);
        if (!created.caseId().equals(key.caseId())) {
            throw answer.broken("it is about another case", null);
        }
        answer.checkId(created.accountId());
        if (created.userName().isBlank()) {
            throw answer.broken("userName is empty", null);
        }
        return new Created(created.accountId(), created.userName());
    }

    @Override
    public void undo(EffectKey creation) {
        client.send(
                        HttpMethod.PUT,
                        "/account-reversals/{}",
                        creation.value(),
                        Map.of("caseId", creation.caseId()),
                        creation.value())
                .done();
    }

    @Override
    public void lock(EffectKey key, String accountId, String reason) {
        Answer answer =
                client.send(HttpMethod.PUT, "/accounts/{}/lock", key.value(), Map.of("reason", reason), accountId);
        if (!answer.isNotFound()) {
            answer.done();
        }
    }

    @Override
    public void forget(EffectKey creation, @Nullable String accountId) {
        client.send(
                        HttpMethod.PUT,
                        "/account-erasures/{}",
                        creation.value(),
                        new ErasureBody(accountId),
                        creation.value())
                .done();
    }

    record AccountBody(String caseId, @JsonUnwrapped NewAccess access) {}

    record CreatedAccount(String caseId, String accountId, String userName) {}

    record ErasureBody(@Nullable String accountId) {}
}
