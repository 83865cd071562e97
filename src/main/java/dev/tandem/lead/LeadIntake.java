package dev.tandem.lead;

import dev.tandem.core.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes leads in, by whichever way they come: each becomes one case, however often it is sent. */
@Component
public class LeadIntake {

    private static final int TRIES = 5;

    private final Leads leads;
    private final LeadCases cases;
    private final TransactionTemplate transaction;

    LeadIntake(Leads leads, LeadCases cases, TransactionTemplate transaction) {
        this.leads = leads;
        this.cases = cases;
        this.transaction = transaction;
    }

    /** Registers the lead and begins its case, in a transaction of its own. */
    public LeadReceipt take(IncomingLead lead) {
        RuntimeException race = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return Objects.requireNonNull(
                        transaction.execute(status -> takeAll(List.of(lead)).get(0)));
            } catch (DuplicateKeyException | TransientDataAccessException e) {
                // the same lead came in at the same moment: the next look finds its case
                race = e;
            }
        }
        throw new IllegalStateException("The same lead is being sent in again and again", race);
    }

    /**
     * Registers leads and begins their cases, in the caller's transaction. Of leads with the same external id the first
     * begins a case.
     *
     * @return what became of each, in the same order
     * @throws DuplicateKeyException if the same lead came in by another way at the same moment; roll back and try again
     */
    public List<LeadReceipt> takeAll(List<IncomingLead> incoming) {
        List<LeadReceipt> receipts = register(incoming);
        cases.startAll(receipts.stream()
                .filter(LeadReceipt.Accepted.class::isInstance)
                .map(receipt -> ((LeadReceipt.Accepted) receipt).leadId())
                .toList());
        return receipts;
    }

    /** Registers a lead whose case is just beginning: for the start form of the process. Joins the caller's transaction. */
    public LeadReceipt register(IncomingLead lead) {
        return register(List.of(lead)).get(0);
    }

    private List<LeadReceipt> register(List<IncomingLead> incoming) {
        Map<String, String> known = leads.byExternalIds(incoming.stream()
                .map(lead -> lead.data().externalId())
                .filter(Objects::nonNull)
                .toList());
        @Nullable LeadReceipt[] receipts = new LeadReceipt[incoming.size()];
        List<Integer> newOnes = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < receipts.length; i++) {
            IncomingLead lead = incoming.get(i);
            receipts[i] = before(lead, known);
            String externalId = lead.data().externalId();
            if (receipts[i] == null && (externalId == null || first.putIfAbsent(externalId, i) == null)) {
                newOnes.add(i);
            }
        }
        List<String> ids = leads.register(newOnes.stream().map(incoming::get).toList());
        for (int n = 0; n < ids.size(); n++) {
            int i = newOnes.get(n);
            receipts[i] = new LeadReceipt.Accepted(ids.get(n));
            rememberKey(incoming.get(i), ids.get(n));
        }
        List<LeadReceipt> all = new ArrayList<>();
        for (int i = 0; i < receipts.length; i++) {
            LeadReceipt receipt = receipts[i];
            all.add(receipt != null ? receipt : sameAs(receipts, first, incoming.get(i)));
        }
        return all;
    }

    private static LeadReceipt sameAs(@Nullable LeadReceipt[] receipts, Map<String, Integer> first, IncomingLead lead) {
        int earlier = Objects.requireNonNull(
                first.get(Objects.requireNonNull(lead.data().externalId())));
        LeadReceipt.Accepted accepted = (LeadReceipt.Accepted) Objects.requireNonNull(receipts[earlier]);
        return new LeadReceipt.AlreadyKnown(accepted.leadId());
    }

    /** What is known before the lead is registered; null if it is new. */
    private @Nullable LeadReceipt before(IncomingLead lead, Map<String, String> known) {
        List<LeadProblem> problems = LeadLimits.problems(lead.data());
        if (!problems.isEmpty()) {
            return new LeadReceipt.Refused(problems);
        }
        String key = lead.idempotencyKey();
        if (key != null) {
            Optional<Leads.KeyUse> use = leads.keyUse(lead.sender(), Sha256.of(key));
            if (use.isPresent()) {
                return use.get().contentHash().equals(Sha256.of(lead.given()))
                        ? new LeadReceipt.AlreadyKnown(use.get().leadId())
                        : new LeadReceipt.KeyUsedBefore(use.get().leadId());
            }
        }
        String externalId = lead.data().externalId();
        String leadId = externalId == null ? null : known.get(externalId);
        if (leadId != null) {
            rememberKey(lead, leadId);
            return new LeadReceipt.AlreadyKnown(leadId);
        }
        return null;
    }

    private void rememberKey(IncomingLead lead, String leadId) {
        String key = lead.idempotencyKey();
        if (key != null) {
            leads.rememberKey(lead.sender(), Sha256.of(key), Sha256.of(lead.given()), leadId);
        }
    }
}
