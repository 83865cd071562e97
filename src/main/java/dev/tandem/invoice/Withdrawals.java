package dev.tandem.invoice;

import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes invoices back: what is open ends, what was posted is reversed, and what was paid becomes a task. */
@Component
public class Withdrawals {

    private static final String WITHDRAWN = "startEvent_withdrawn";

    private final Invoices invoices;
    private final WithdrawalRegister register;
    private final Payments payments;
    private final PostingReleases releases;
    private final InvoiceCases cases;
    private final DecisionTrail trail;
    private final Clock clock = Clock.systemUTC();

    Withdrawals(
            Invoices invoices,
            WithdrawalRegister register,
            Payments payments,
            PostingReleases releases,
            InvoiceCases cases,
            DecisionTrail trail) {
        this.invoices = invoices;
        this.register = register;
        this.payments = payments;
        this.releases = releases;
        this.cases = cases;
        this.trail = trail;
    }

    /**
     * Withdraws the invoice. Payment, posting and other withdrawals of it come before or after this, never in between.
     *
     * @param reason in the words of the person, for those who are told of it
     * @throws CaseBusyException if the case went on at the same moment; try again
     */
    @Transactional
    public WithdrawalResult withdraw(String invoiceId, String reason, String userId) {
        Invoice invoice = invoices.lock(invoiceId);
        Optional<Withdrawal> before = register.of(invoiceId);
        if (before.isPresent()) {
            return repeated(invoiceId, before.get(), reason, userId);
        }
        if (invoice.state() == InvoiceState.REJECTED) {
            return new WithdrawalResult.Refused(invoiceId + " was rejected: there is nothing left to withdraw.");
        }
        boolean paid = payments.ask(invoice).isPresent();
        boolean undone = !paid && cases.withdraw(invoiceId, reason);
        boolean posted = paid || invoice.state() == InvoiceState.POSTED;
        if (!undone && !posted) {
            return new WithdrawalResult.Refused(invoiceId
                    + " can't be withdrawn just now: its case is being ended already, or began with an earlier model."
                    + " Look at its page in a minute; if it is still open, have it rejected.");
        }
        Withdrawal withdrawal = new Withdrawal(userId, clock.instant(), reason, !undone);
        register.record(invoiceId, withdrawal);
        trail.add(new Decision(invoiceId, WITHDRAWN, "Withdraw invoice", userId, "withdraw", reason, withdrawal.at()));
        if (withdrawal.toSettle()) {
            cases.settle(invoiceId, reason);
        }
        return new WithdrawalResult.Accepted(withdrawal);
    }

    /**
     * Records that everything was undone. The same document may be sent in again.
     *
     * @throws IllegalStateException if a posting was not taken back
     */
    public void recordDone(String invoiceId) {
        invoices.lock(invoiceId);
        if (!releases.notReversed(invoiceId).isEmpty()) {
            throw new IllegalStateException(invoiceId
                    + " is not withdrawn before its posting is reversed; the model leaves \"Reverse posting\" out");
        }
        invoices.recordWithdrawn(invoiceId);
    }

    private static WithdrawalResult repeated(String invoiceId, Withdrawal before, String reason, String userId) {
        return before.by().equals(userId) && before.reason().equals(reason)
                ? new WithdrawalResult.Accepted(before)
                : new WithdrawalResult.Refused(
                        invoiceId + " was withdrawn by " + before.by() + " already: " + before.reason());
    }
}
