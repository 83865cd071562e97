package dev.tandem.integration.accounting.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.AccountingUnavailableException;
import dev.tandem.integration.accounting.CostCentre;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.PostingResult.Refused;
import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.integration.accounting.Reversal;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.integration.http.Answer;
import dev.tandem.integration.http.HttpSystem;
import dev.tandem.integration.http.SystemClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks an accounting system by HTTP. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "http")
class HttpAccounting implements Accounting {

    private final SystemClient client;

    @Autowired
    HttpAccounting(HttpAccountingSettings settings) {
        this(settings.system());
    }

    HttpAccounting(HttpSystem system) {
        this.client = new SystemClient(system, AccountingUnavailableException::new);
    }

    @Override
    public Optional<Supplier> supplier(String supplierId) {
        Answer answer = client.get("/suppliers/{}", Map.of(), supplierId);
        return answer.isNotFound() ? Optional.empty() : Optional.of(supplier(answer));
    }

    @Override
    public Optional<Supplier> identifySupplier(@Nullable String vatId, @Nullable String iban, @Nullable String name) {
        Answer answer = client.ask("/suppliers/identification", new Identification(vatId, iban, name));
        return answer.isEmpty() ? Optional.empty() : Optional.of(supplier(answer));
    }

    @Override
    public List<Supplier> findSuppliers(String text, int limit) {
        Answer answer = client.get("/suppliers", Map.of("text", text, "limit", String.valueOf(limit)));
        return answer.as(Suppliers.class).suppliers().stream().limit(limit).toList();
    }

    @Override
    public Supplier createSupplier(EffectKey key, NewSupplier supplier) {
        return supplier(client.send(HttpMethod.POST, "/suppliers", key.value(), supplier));
    }

    @Override
    public void addIban(EffectKey key, String supplierId, String iban) {
        Answer answer =
                client.send(HttpMethod.POST, "/suppliers/{}/ibans", key.value(), Map.of("iban", iban), supplierId);
        if (answer.isNotFound()) {
            throw new IllegalArgumentException("There is no supplier " + supplierId
                    + " whose bank details could be changed. Link the case to a supplier of the master data first.");
        }
        answer.done();
    }

    @Override
    public PostingResult post(EffectKey key, PostingRequest request) {
        Answer answer = client.send(HttpMethod.POST, "/postings", key.value(), new PostingBody(key.caseId(), request));
        return answer.isRefusal() ? refused(answer) : new Posted(posted(answer, key, request));
    }

    @Override
    public List<Posting> similarPostings(PostingRequest request) {
        return client.ask("/postings/similar", request).as(Postings.class).postings();
    }

    @Override
    public Optional<Reversal> reverse(EffectKey posting, String reason) {
        Answer answer = client.send(
                HttpMethod.PUT, "/reversals/{}", posting.value(), Map.of("reason", reason), posting.value());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (answer.isRefusal()) {
            throw new IllegalStateException("Accounting does not take the posting back: "
                    + answer.refusal().text());
        }
        return Optional.of(answer.as(Reversal.class));
    }

    @Override
    public Optional<Payment> payment(String postingId) {
        Answer answer = client.get("/postings/{}/payment", Map.of(), postingId);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Payment payment = answer.as(Payment.class);
        if (!payment.postingId().equals(postingId)) {
            throw answer.broken("it is about another posting", null);
        }
        return Optional.of(payment);
    }

    @Override
    public Optional<PurchaseOrder> order(String number) {
        Answer answer = client.get("/orders", Map.of("number", number));
        return answer.isNotFound() ? Optional.empty() : Optional.of(answer.as(PurchaseOrder.class));
    }

    @Override
    public List<Account> accounts() {
        return client.get("/accounts", Map.of()).as(Accounts.class).accounts();
    }

    @Override
    public List<CostCentre> costCentres() {
        return client.get("/cost-centres", Map.of()).as(CostCentres.class).costCentres();
    }

    private static Supplier supplier(Answer answer) {
        Supplier supplier = answer.as(Supplier.class);
        answer.checkId(supplier.id());
        return supplier;
    }

    private static PostingResult refused(Answer answer) {
        Answer.Refusal refusal = answer.refused();
        return new Refused(refusal.reasonOf(Reason.class, Reason.OTHER), refusal.text());
    }

    /** What is recorded as posted must be what was asked for, and not the answer to somebody else. */
    private static Posting posted(Answer answer, EffectKey key, PostingRequest request) {
        Posting posting = answer.as(Posting.class);
        answer.checkId(posting.id());
        boolean asAsked = posting.caseId().equals(key.caseId())
                && posting.supplierId().equals(request.supplierId())
                && posting.number().equals(request.number())
                && posting.issueDate().equals(request.issueDate())
                && posting.currency().equals(request.currency())
                && posting.payable().compareTo(request.payable()) == 0;
        if (!asAsked) {
            throw answer.broken("the posting is not the one that was asked for", null);
        }
        return posting;
    }

    record Identification(
            @Nullable String vatId,
            @Nullable String iban,
            @Nullable String name) {}

    record PostingBody(String caseId, @JsonUnwrapped PostingRequest request) {}

    record Suppliers(List<Supplier> suppliers) {}

    record Postings(List<Posting> postings) {}

    record Accounts(List<Account> accounts) {}

    record CostCentres(List<CostCentre> costCentres) {}
}
