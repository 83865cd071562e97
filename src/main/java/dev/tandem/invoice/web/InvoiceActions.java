package dev.tandem.invoice.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.invoice.CaseBusyException;
import dev.tandem.invoice.InvoicePayment;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.PaymentResult;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.WithdrawalResult;
import dev.tandem.invoice.Withdrawals;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** What people and programs do with an invoice beside its tasks: withdraw it, tell of its payment. */
@Component
class InvoiceActions {

    private static final int LONGEST_REASON = 2000;
    private static final int TRIES = 5;

    private final Invoices invoices;
    private final Payments payments;
    private final Withdrawals withdrawals;
    private final CurrentUser currentUser;

    InvoiceActions(Invoices invoices, Payments payments, Withdrawals withdrawals, CurrentUser currentUser) {
        this.invoices = invoices;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.currentUser = currentUser;
    }

    /** @throws ErrorResponseException in plain words, if it can't be withdrawn */
    void withdraw(String id, @Nullable String reason) {
        known(id);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Say why the invoice is withdrawn, in at most " + LONGEST_REASON + " characters.");
        }
        WithdrawalResult result = whenQuiet(() -> withdrawals.withdraw(id, reason.strip(), currentUser.userId()));
        if (result instanceof WithdrawalResult.Refused refused) {
            throw problem(HttpStatus.CONFLICT, refused.reason());
        }
    }

    /** @throws ErrorResponseException in plain words, if it does not fit the invoice */
    InvoicePayment pay(PaymentNotice notice) {
        notice.mistake().ifPresent(mistake -> {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, mistake);
        });
        String id = invoice(notice);
        PaymentResult result = whenQuiet(() -> payments.record(id, notice.payment(), currentUser.userId()));
        if (result instanceof PaymentResult.Refused refused) {
            throw problem(refused.conflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY, refused.reason());
        }
        return ((PaymentResult.Recorded) result).payment();
    }

    private String invoice(PaymentNotice notice) {
        String posting = notice.posting();
        String invoice = notice.invoice();
        if (invoice != null && !invoice.isBlank()) {
            known(invoice);
            if (posting != null
                    && !posting.isBlank()
                    && !posting.equals(invoices.get(invoice).postingId())) {
                throw problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        invoice + " does not stand in the books as " + posting + ". Check both numbers.");
            }
            return invoice;
        }
        return payments.invoiceOfPosting(String.valueOf(posting))
                .orElseThrow(() -> new InvoiceNotFoundException("invoice with the posting " + posting));
    }

    private void known(String id) {
        if (invoices.find(id).isEmpty()) {
            throw new InvoiceNotFoundException("invoice " + id);
        }
    }

    private static <T> T whenQuiet(Supplier<T> action) {
        for (int n = 1; ; n++) {
            try {
                return action.get();
            } catch (CaseBusyException e) {
                if (n == TRIES) {
                    throw problem(
                            HttpStatus.CONFLICT,
                            "The case went on at the same moment. Look at its page, and try again.");
                }
            }
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
