package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.PostingRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Turns an invoice or credit note into lines of double entry: what is debited is credited. */
final class Booking {

    private Booking() {}

    /** One line; exactly one of the two amounts is above zero. */
    record Line(String account, BigDecimal debit, BigDecimal credit) {}

    /**
     * An invoice: expense (with the rounding difference) and input VAT against payables and prepayments. A credit note: the same,
     * turned round. Amounts of zero give no line.
     */
    static List<Line> lines(PostingRequest request, Accounts accounts) {
        BigDecimal rounding = request.payable().add(request.prepaid()).subtract(request.gross());
        Ledger ledger = new Ledger(request.creditNote());
        ledger.debit(accounts.expense(), request.net().add(rounding));
        ledger.debit(accounts.inputVat(), request.tax());
        ledger.credit(accounts.payables(), request.payable());
        ledger.credit(accounts.prepayments(), request.prepaid());
        return ledger.balanced();
    }

    /** The accounts that one document touches. */
    record Accounts(String expense, String inputVat, String payables, String prepayments) {}

    private static final class Ledger {

        private final boolean turnedRound;
        private final List<Line> lines = new ArrayList<>();

        Ledger(boolean turnedRound) {
            this.turnedRound = turnedRound;
        }

        void debit(String account, BigDecimal amount) {
            add(account, turnedRound ? amount.negate() : amount);
        }

        void credit(String account, BigDecimal amount) {
            debit(account, amount.negate());
        }

        private void add(String account, BigDecimal debit) {
            if (debit.signum() > 0) {
                lines.add(new Line(account, debit, BigDecimal.ZERO));
            } else if (debit.signum() < 0) {
                lines.add(new Line(account, BigDecimal.ZERO, debit.negate()));
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
