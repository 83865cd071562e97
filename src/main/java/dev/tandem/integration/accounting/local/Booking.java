package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingRequest.Coding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an invoice or credit note into lines of double entry: what is debited is credited. */
final class Booking {

    private Booking() {}

    /** One line; exactly one of the two amounts is above zero. Cost centres are for expenses. */
    record Line(String account, @Nullable String costCentre, BigDecimal debit, BigDecimal credit) {}

    /**
     * An invoice: expense as it is coded (the rounding difference goes with the first coding) and input VAT against payables and
     * prepayments. A credit note: the same, turned round. Amounts of zero give no line.
     */
    static List<Line> lines(PostingRequest request, Accounts accounts) {
        BigDecimal rounding = request.payable().add(request.prepaid()).subtract(request.gross());
        Ledger ledger = new Ledger(request.creditNote());
        for (Coding coding : codings(request, accounts)) {
            ledger.debit(coding.account(), coding.costCentre(), coding.net().add(rounding));
            rounding = BigDecimal.ZERO;
        }
        ledger.debit(accounts.inputVat(), request.tax());
        ledger.credit(accounts.payables(), request.payable());
        ledger.credit(accounts.prepayments(), request.prepaid());
        return ledger.balanced();
    }

    /** Without codings all of it goes to the account of the supplier's category. */
    private static List<Coding> codings(PostingRequest request, Accounts accounts) {
        return request.codings().isEmpty()
                ? List.of(new Coding(accounts.expense(), null, request.net()))
                : request.codings();
    }

    /**
     * The accounts that one document touches.
     *
     * @param expense where an invoice without codings goes
     */
    record Accounts(String expense, String inputVat, String payables, String prepayments) {}

    private static final class Ledger {

        private final boolean turnedRound;
        private final List<Line> lines = new ArrayList<>();

        Ledger(boolean turnedRound) {
            this.turnedRound = turnedRound;
        }

        void debit(String account, BigDecimal amount) {
            debit(account, null, amount);
        }

        void debit(String account, @Nullable String costCentre, BigDecimal amount) {
            add(account, costCentre, turnedRound ? amount.negate() : amount);
        }

        void credit(String account, BigDecimal amount) {
            debit(account, amount.negate());
        }

        private void add(String account, @Nullable String costCentre, BigDecimal debit) {
            if (debit.signum() > 0) {
                lines.add(new Line(account, costCentre, debit, BigDecimal.ZERO));
            } else if (debit.signum() < 0) {
                lines.add(new Line(account, costCentre, BigDecimal.ZERO, debit.negate()));
            }
        }

        List<Line> balanced() {
            BigDecimal difference = lines.stream()
                    .map(line -> line.debit().subtract(line.credit()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (difference.signum() != 0) {
                throw new IllegalStateException("Debits and credits differ by " + difference.toPlainString());
            }
            return lines;
        }
    }
}
