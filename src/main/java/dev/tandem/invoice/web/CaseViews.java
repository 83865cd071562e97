package dev.tandem.invoice.web;

import dev.tandem.identity.UserNames;
import dev.tandem.invoice.Approvals;
import dev.tandem.invoice.Conversions;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.PostingReleases;
import dev.tandem.invoice.WithdrawalRegister;
import dev.tandem.tasks.NextStep;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the API shows of an invoice's case: rate, approvals, payment, withdrawal, and what happens next. */
@Component
class CaseViews {

    private final Conversions conversions;
    private final Approvals approvals;
    private final Payments payments;
    private final WithdrawalRegister withdrawals;
    private final PostingReleases releases;
    private final UserNames names;

    CaseViews(
            Conversions conversions,
            Approvals approvals,
            Payments payments,
            WithdrawalRegister withdrawals,
            PostingReleases releases,
            UserNames names) {
        this.conversions = conversions;
        this.approvals = approvals;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.releases = releases;
        this.names = names;
    }

    String limitCurrency() {
        return conversions.limitCurrency();
    }

    InvoiceView.@Nullable Converted converted(Invoice invoice) {
        if (invoice.data() == null || invoice.data().currency() == null) {
            return null;
        }
        return conversions
                .rate(invoice)
                .map(rate -> new InvoiceView.Converted(
                        conversions.amountAtStake(invoice).orElse(null),
                        rate.rate(),
                        rate.day(),
                        rate.source(),
                        rate.enteredBy() == null ? null : names.of(rate.enteredBy())))
                .orElse(null);
    }

    static List<InvoiceView.Discount> discounts(@Nullable InvoiceData data) {
        return data == null
                ? List.of()
                : data.cashDiscounts().stream()
                        .map(discount -> new InvoiceView.Discount(
                                discount.percent(),
                                discount.lastDay(),
                                data.saving(discount).orElse(null)))
                        .toList();
    }

    List<InvoiceView.Approved> approvals(String id) {
        return approvals.of(id).stream()
                .map(given -> new InvoiceView.Approved(
                        given.approver(), names.of(given.approver()), given.at(), given.counts()))
                .toList();
    }

    InvoiceView.@Nullable Paid payment(String id) {
        return payments.of(id)
                .map(paid -> new InvoiceView.Paid(
                        paid.paidOn(),
                        paid.currency(),
                        paid.amount(),
                        paid.discount(),
                        paid.reference(),
                        paid.recordedBy() == null ? null : names.of(paid.recordedBy())))
                .orElse(null);
    }

    InvoiceView.@Nullable Withdrawn withdrawal(String id) {
        return withdrawals
                .of(id)
                .map(withdrawn -> new InvoiceView.Withdrawn(
                        withdrawn.by(),
                        names.of(withdrawn.by()),
                        withdrawn.at(),
                        withdrawn.reason(),
                        withdrawn.toSettle()))
                .orElse(null);
    }

    List<String> reversals(String id) {
        return releases.reversals(id);
    }

    List<InvoiceView.Next> next(List<NextStep> steps) {
        return steps.stream()
                .map(step -> new InvoiceView.Next(
                        step.name(),
                        step.kind().name().toLowerCase(Locale.ROOT),
                        step.taskId(),
                        step.assignee() == null ? null : names.of(step.assignee()),
                        step.groups().stream().map(names::ofGroup).toList(),
                        step.due()))
                .toList();
    }
}
