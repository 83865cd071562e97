package dev.tandem.integration.accounting.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.InsertOnce;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.Accounting;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the books in Tandem's own tables, in the transaction of the caller. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class LocalAccounting implements Accounting {

    private static final int LONGEST_NUMBER = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final Suppliers suppliers;
    private final Postings postings;
    private final PurchaseOrders orders;
    private final Refusals refusals;
    private final PostingKeys keys;
    private final Payments payments;
    private final InsertOnce inserts;
    private final Clock clock;

    LocalAccounting(JdbcClient jdbc, InsertOnce inserts, WorkingTimeSettings workingTime) {
        this.suppliers = new Suppliers(jdbc);
        this.postings = new Postings(jdbc);
        this.refusals = new Refusals(postings);
        this.orders = new PurchaseOrders(jdbc);
        this.keys = new PostingKeys(jdbc, inserts);
        this.payments = new Payments(jdbc);
        // the day of a reversal is the day where people work
        this.clock = Clock.tick(Clock.system(workingTime.zone()), ChronoUnit.MICROS.getDuration());
        this.inserts = inserts;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Supplier> supplier(String supplierId) {
        return suppliers.byId(supplierId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Supplier> identifySupplier(@Nullable String vatId, @Nullable String iban, @Nullable String name) {
        String vatKey = Normalised.vatId(vatId);
        Optional<Supplier> byVatId = vatKey == null ? Optional.empty() : suppliers.byVatId(vatKey);
        if (byVatId.isPresent()) {
            return byVatId;
        }
        String ibanKey = Normalised.iban(iban);
        List<Supplier> byIban = ibanKey == null ? List.of() : suppliers.byIban(ibanKey);
        if (!byIban.isEmpty()) {
            return only(byIban).filter(supplier -> !contradicts(supplier, vatKey));
        }
        String nameKey = name == null ? "" : Normalised.name(name);
        return nameKey.isEmpty()
                ? Optional.empty()
                : only(suppliers.byName(nameKey)).filter(supplier -> !contradicts(supplier, vatKey));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Supplier> findSuppliers(String text, int limit) {
        return suppliers.find(text, limit);
    }

    @Override
    @Transactional
    public Supplier createSupplier(EffectKey key, NewSupplier supplier) {
        Optional<Supplier> existing = createdBefore(key, supplier);
        if (existing.isPresent()) {
            return existing.get();
        }
        String id = suppliers.nextId();
        boolean created = inserts.tryInsert(() -> suppliers.insert(id, supplier, false, key.value(), clock));
        return created
                ? suppliers.byId(id).orElseThrow()
                : createdBefore(key, supplier).orElseThrow();
    }

    @Override
    @Transactional
    public void addIban(EffectKey key, String supplierId, String iban) {
        Supplier supplier = suppliers
                .lock(supplierId)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "There is no supplier " + supplierId
                                        + " whose bank details could be changed. Link the case to a supplier of the master data first."));
        String account = Normalised.iban(iban);
        if (account == null) {
            throw new IllegalArgumentException("An empty IBAN can't be added to supplier " + supplierId);
        }
        if (!supplier.ibans().contains(account)) {
            suppliers.insertIban(supplierId, account, key.value(), clock);
        }
    }

    @Override
    @Transactional
    public PostingResult post(EffectKey key, PostingRequest request) {
        checkNumber(request.number());
        if (keys.lock(key)) {
            return new Refused(
                    Reason.REVERSED,
                    "Invoice " + request.number() + " was withdrawn before it was posted, so it is not posted any more."
                            + " Send it in again if it is to be paid after all.");
        }
        // Held until the transaction ends: of two postings for one supplier the second sees what the first did.
        Optional<Supplier> supplier = suppliers.lock(request.supplierId());
        Optional<Posting> before = postings.byEffect(key);
        if (before.isPresent()) {
            return new Posted(before.get());
        }
        if (supplier.isEmpty()) {
            return new Refused(
                    Reason.SUPPLIER_UNKNOWN,
                    "There is no supplier " + request.supplierId()
                            + " in accounting. Link the invoice to a supplier of the master data, then post again.");
        }
        return refusals.of(request, supplier.get())
                .<PostingResult>map(refused -> refused)
                .orElseGet(() -> {
                    Booking.Accounts accounts = postings.accounts(supplier.get().category());
                    List<Booking.Line> lines = Booking.lines(request, accounts);
                    return new Posted(postings.insert(key, request, lines, OffsetDateTime.now(clock)));
                });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Posting> similarPostings(PostingRequest request) {
        return postings.similar(request);
    }

    @Override
    @Transactional
    public Optional<Reversal> reverse(EffectKey key, String reason) {
        if (!keys.lock(key)) {
            keys.block(key, reason, OffsetDateTime.now(clock));
        }
        return postings.byEffect(key)
                .map(posting -> postings.reversalOf(posting.id()).orElseGet(() -> takeBack(posting)));
    }

    private Reversal takeBack(Posting posting) {
        postings.lock(posting.id());
        payments.of(posting.id()).ifPresent(payment -> {
            throw new IllegalStateException("Posting " + posting.id() + " was paid on " + DAY.format(payment.paidOn())
                    + ", so it can't be taken back. Settle it with the supplier.");
        });
        LocalDate today = LocalDate.now(clock);
        if (postings.isClosed(YearMonth.from(today))) {
            throw new IllegalStateException("The period " + MONTH.format(today) + " is closed, but the reversal of "
                    + posting.id() + " is dated today. Open the period in accounting and try again.");
        }
        return postings.reverse(posting, today, OffsetDateTime.now(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Payment> payment(String postingId) {
        return payments.of(postingId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PurchaseOrder> order(String number) {
        return orders.byNumber(number);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> accounts() {
        return postings.expenseAccounts();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CostCentre> costCentres() {
        return postings.costCentres();
    }

    private Optional<Supplier> createdBefore(EffectKey key, NewSupplier supplier) {
        String vatId = Normalised.vatId(supplier.vatId());
        return suppliers.byEffect(key.value()).or(() -> vatId == null ? Optional.empty() : suppliers.byVatId(vatId));
    }

    private static void checkNumber(String number) {
        if (number.isBlank() || number.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("An invoice number has 1 to " + LONGEST_NUMBER
                    + " characters; this one has " + number.strip().length());
        }
    }

    /** Somebody with another VAT id is somebody else, whatever name and account they write. */
    private static boolean contradicts(Supplier supplier, @Nullable String vatKey) {
        return vatKey != null && supplier.vatId() != null && !vatKey.equals(Normalised.vatId(supplier.vatId()));
    }

    private static Optional<Supplier> only(List<Supplier> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
