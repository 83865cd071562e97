package dev.tandem.integration.accounting.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.EffectKeys;
import dev.tandem.core.InsertOnce;
import dev.tandem.core.Sequences;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult;
import dev.tandem.integration.accounting.CustomerResult.Opened;
import dev.tandem.integration.accounting.CustomerResult.Reason;
import dev.tandem.integration.accounting.CustomerResult.Refused;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.integration.accounting.NewCustomer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps customers in Tandem's own tables, in the transaction of the caller. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class LocalCustomerAccounts implements CustomerAccounts {

    private static final String REVERSED = "reversed_at";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final EffectKeys keys;
    private final InsertOnce inserts;

    LocalCustomerAccounts(JdbcClient jdbc, InsertOnce inserts, Sequences sequences) {
        this.jdbc = jdbc;
        this.customers = new Customers(jdbc, sequences);
        this.keys = new EffectKeys(jdbc, inserts, "accounting_customer_key");
        this.inserts = inserts;
    }

    @Override
    @Transactional
    public CustomerResult open(EffectKey key, NewCustomer customer) {
        if (keys.lock(key, REVERSED)) {
            return new Refused(
                    Reason.REVERSED,
                    "The customer of " + key.caseId()
                            + " was taken back before the account was opened, so none is opened" + " any more.");
        }
        Optional<Customer> before = customers.byEffect(key);
        if (before.isPresent()) {
            return new Opened(before.get().id());
        }
        String vatId = Normalised.vatId(customer.vatId());
        Optional<Customer> blocked = vatId == null ? Optional.empty() : customers.blocked(vatId);
        if (blocked.isPresent()) {
            return new Refused(
                    Reason.BLOCKED,
                    "VAT id " + vatId + " belongs to customer " + blocked.get().id()
                            + ", who is blocked. Ask compliance.");
        }
        String id = customers.nextId();
        boolean opened = inserts.tryInsert(() -> customers.insert(id, key, customer, now()));
        return opened ? new Opened(id) : alreadyThere(String.valueOf(vatId));
    }

    private CustomerResult alreadyThere(String vatId) {
        // whoever had the VAT id may be gone again by now: then the next attempt finds it free
        Customer other = customers
                .byLiveVatId(vatId)
                .orElseThrow(() -> new IllegalStateException("The VAT id was taken, and is free again. Try again."));
        return new Refused(
                Reason.ALREADY_THERE,
                "VAT id " + vatId + " belongs to customer " + other.id()
                        + " already. Correct the VAT id, or go on with that customer.");
    }

    @Override
    @Transactional
    public void undo(EffectKey opening, String reason) {
        reverse(opening, reason);
        customers.byEffect(opening).ifPresent(customer -> takeBack(customer.id()));
    }

    @Override
    @Transactional
    public void block(EffectKey key, String customerId, String reason) {
        customers.block(customerId, key, reason, now());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<FirstBusiness> firstBusiness(String customerId) {
        return customers.firstDocument(customerId).map(first -> new FirstBusiness(first.document(), first.date()));
    }

    @Override
    @Transactional
    public void forget(EffectKey opening, @Nullable String customerId) {
        reverse(opening, null);
        customers.byEffect(opening).ifPresent(customer -> forget(customer.id()));
        if (customerId != null) {
            forget(customerId);
        }
    }

    private void forget(String customerId) {
        takeBack(customerId);
        customers.forget(customerId, now());
    }

    /** Nothing will be opened with the key from now on. Whoever forgets a customer forgets the reason too. */
    private void reverse(EffectKey opening, @Nullable String reason) {
        boolean before = keys.lock(opening, REVERSED);
        if (!before) {
            keys.mark(opening, REVERSED, now());
        }
        if (!before || reason == null) {
            jdbc.sql("update accounting_customer_key set reversal_reason = ? where effect_key = ?")
                    .params(reason, opening.value())
                    .update();
        }
    }

    private void takeBack(String customerId) {
        customers.lock(customerId).ifPresent(customer -> {
            if (customer.blocked() || customers.firstDocument(customerId).isPresent()) {
                customers.close(customerId, now());
            } else {
                customers.delete(customerId);
            }
        });
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
