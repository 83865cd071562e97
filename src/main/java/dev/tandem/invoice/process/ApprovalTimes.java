package dev.tandem.invoice.process;

import dev.tandem.core.WorkingTime;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.CashDiscount;
import dev.tandem.invoice.InvoiceKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out by when an approval is due, so that a cash discount is still reached, and when to remind. */
@Component
class ApprovalTimes {

    private final WorkingTime workingTime;
    private final ApprovalSettings settings;

    ApprovalTimes(WorkingTime workingTime, ApprovalSettings settings) {
        this.workingTime = workingTime;
        this.settings = settings;
    }

    /**
     * When an approval is due.
     *
     * @param discount what can be saved by paying early; null if nothing can
     */
    record Plan(Instant due, Instant reminder, @Nullable Discount discount) {}

    /** @param amount in the currency of the invoice */
    record Discount(BigDecimal amount, LocalDate lastDay) {}

    /**
     * Plans an approval.
     *
     * @param allowed working time that the table gives
     * @param used working time that was used before a question was asked
     */
    Plan plan(InvoiceData invoice, Duration allowed, Duration used, Instant now) {
        Duration left = allowed.compareTo(used) > 0 ? allowed.minus(used) : Duration.ZERO;
        Instant due = workingTime.after(now, left);
        Optional<Discount> reachable =
                best(invoice, discount -> latestFor(discount).isAfter(now));
        if (reachable.isPresent() && latestFor(reachable.get()).isBefore(due)) {
            due = latestFor(reachable.get());
        }
        Discount atStake = reachable.or(() -> lasting(invoice, now)).orElse(null);
        return new Plan(due, reminder(now, due), atStake);
    }

    /** What can be saved by paying early, as long as it can. */
    Optional<Discount> atStake(InvoiceData invoice) {
        return lasting(invoice, ClockUtil.getCurrentTime().toInstant());
    }

    private Optional<Discount> lasting(InvoiceData invoice, Instant now) {
        return best(invoice, discount -> workingTime.endOf(discount.lastDay()).isAfter(now));
    }

    private Optional<Discount> best(InvoiceData invoice, Predicate<Discount> wanted) {
        if (invoice.kind() == InvoiceKind.CREDIT_NOTE) {
            return Optional.empty();
        }
        return invoice.cashDiscounts().stream()
                .flatMap(discount -> discount(invoice, discount).stream())
                .filter(discount -> discount.amount().signum() > 0)
                .filter(wanted)
                .max(Comparator.comparing(Discount::amount));
    }

    private static Optional<Discount> discount(InvoiceData invoice, CashDiscount discount) {
        return invoice.saving(discount).map(amount -> new Discount(amount, discount.lastDay()));
    }

    private Instant latestFor(Discount discount) {
        return workingTime.before(workingTime.endOf(discount.lastDay()), settings.beforeDiscountEnds());
    }

    private Instant reminder(Instant now, Instant due) {
        Duration time = workingTime.between(now, due);
        Duration wanted = settings.reminderBefore();
        Duration before = wanted == null || wanted.compareTo(time) > 0 ? time.dividedBy(4) : wanted;
        return workingTime.before(due, before);
    }
}
