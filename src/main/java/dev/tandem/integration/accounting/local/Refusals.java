package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.CostCentre;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingRequest.Coding;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.PostingResult.Refused;
import dev.tandem.integration.accounting.Supplier;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can't be posted, and what to do about it. */
final class Refusals {

    private static final int DECIMALS = 4;
    private static final int DIGITS_BEFORE_POINT = 15;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final Postings postings;

    Refusals(Postings postings) {
        this.postings = postings;
    }

    /** Why the books refuse; empty if they don't. */
    Optional<Refused> of(PostingRequest request, Supplier supplier) {
        return alreadyPosted(request, supplier)
                .or(() -> blocked(supplier))
                .or(() -> periodClosed(request, supplier))
                .or(() -> notBalanced(request))
                .or(() -> codingUnknown(request))
                .or(() -> correctedUnknown(request));
    }

    private Optional<Refused> codingUnknown(PostingRequest request) {
        Set<String> accounts =
                postings.expenseAccounts().stream().map(Account::id).collect(Collectors.toSet());
        Set<String> costCentres =
                postings.costCentres().stream().map(CostCentre::id).collect(Collectors.toSet());
        for (Coding coding : request.codings()) {
            if (!accounts.contains(coding.account())) {
                return unknown("account for expenses " + coding.account(), request);
            }
            if (coding.costCentre() != null && !costCentres.contains(coding.costCentre())) {
                return unknown("cost centre " + coding.costCentre(), request);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> unknown(String what, PostingRequest request) {
        return Optional.of(new Refused(
                Reason.CODING_UNKNOWN,
                "Accounting has no " + what + ", where invoice " + request.number()
                        + " is to be booked. Choose another one and post again."));
    }

    private Optional<Refused> correctedUnknown(PostingRequest request) {
        String corrects = request.corrects();
        if (corrects == null
                || postings.byId(corrects)
                        .filter(posting -> posting.supplierId().equals(request.supplierId()))
                        .filter(posting -> postings.isLive(posting.id()))
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                Reason.CORRECTED_UNKNOWN,
                "Credit note " + request.number() + " corrects posting " + corrects
                        + ", but no such posting of this supplier stands in the books. Find the corrected invoice again,"
                        + " or reject the credit note."));
    }

    private Optional<Refused> alreadyPosted(PostingRequest request, Supplier supplier) {
        return postings.live(request)
                .map(posting -> new Refused(
                        Reason.ALREADY_POSTED,
                        "Number " + request.number() + " of " + supplier.name() + " (" + supplier.id()
                                + ") is already in the books: posting " + posting.id() + " of case " + posting.caseId()
                                + ", invoice date " + DAY.format(posting.issueDate()) + ", "
                                + posting.payable().toPlainString() + " " + posting.currency()
                                + ". Reject this one if it is the same invoice; if the number was read wrongly,"
                                + " correct it and post again."));
    }

    private static Optional<Refused> blocked(Supplier supplier) {
        return supplier.blocked()
                ? Optional.of(new Refused(
                        Reason.SUPPLIER_BLOCKED,
                        "Supplier " + supplier.name() + " (" + supplier.id() + ") is blocked for postings."
                                + " Lift the block in the supplier's master data and post again, or reject the"
                                + " invoice."))
                : Optional.empty();
    }

    private Optional<Refused> periodClosed(PostingRequest request, Supplier supplier) {
        YearMonth month = YearMonth.from(request.issueDate());
        return postings.isClosed(month)
                ? Optional.of(new Refused(
                        Reason.PERIOD_CLOSED,
                        "The period " + MONTH.format(month) + " is closed, and invoice " + request.number() + " of "
                                + supplier.name() + " is dated " + DAY.format(request.issueDate())
                                + ". Open the period in accounting and post again, or reject the invoice and ask the"
                                + " supplier for one with a date in an open period."))
                : Optional.empty();
    }

    private static Optional<Refused> notBalanced(PostingRequest request) {
        Optional<BigDecimal> unfit = Stream.concat(
                        Stream.of(request.net(), request.tax(), request.gross(), request.payable(), request.prepaid()),
                        request.codings().stream().map(Coding::net))
                .map(BigDecimal::stripTrailingZeros)
                .filter(amount ->
                        amount.scale() > DECIMALS || amount.precision() - amount.scale() > DIGITS_BEFORE_POINT)
                .findFirst();
        if (unfit.isPresent()) {
            return Optional.of(new Refused(
                    Reason.AMOUNTS_DO_NOT_BALANCE,
                    "Accounting can't keep the amount " + unfit.get().toPlainString() + " of invoice "
                            + request.number() + " exactly: amounts have at most " + DECIMALS + " decimals and "
                            + DIGITS_BEFORE_POINT + " digits before them. Correct the amounts and post again."));
        }
        BigDecimal sum = request.net().add(request.tax());
        if (sum.compareTo(request.gross()) == 0) {
            return codingsNotBalanced(request);
        }
        BigDecimal difference = request.gross().subtract(sum).abs();
        return Optional.of(new Refused(
                Reason.AMOUNTS_DO_NOT_BALANCE,
                "The amounts of invoice " + request.number() + " don't add up: net "
                        + request.net().toPlainString() + " and tax "
                        + request.tax().toPlainString() + " make " + sum.toPlainString() + ", but the total is "
                        + request.gross().toPlainString() + " " + request.currency() + " (difference "
                        + difference.toPlainString()
                        + "). Correct the amounts and post again, or reject the invoice."));
    }

    private static Optional<Refused> codingsNotBalanced(PostingRequest request) {
        BigDecimal coded = request.codings().stream().map(Coding::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return request.codings().isEmpty() || coded.compareTo(request.net()) == 0
                ? Optional.empty()
                : Optional.of(new Refused(
                        Reason.AMOUNTS_DO_NOT_BALANCE,
                        "The accounts of invoice " + request.number() + " get " + coded.toPlainString()
                                + ", but its net amount is "
                                + request.net().toPlainString() + " " + request.currency()
                                + ". Correct the coding and post again."));
    }
}
