package dev.tandem.invoice.coding;

import dev.tandem.invoice.coding.Coding.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a credit back to where the invoice that it corrects took it from, in the same proportions. */
final class CreditedCoding {

    private static final int CENTS = 2;

    private final String creditedId;
    private final List<Coding> credited;

    CreditedCoding(String creditedId, List<Coding> credited) {
        this.creditedId = creditedId;
        this.credited = credited.stream().filter(coding -> !coding.isOpen()).toList();
    }

    /** Codings of the line: by the line of the same name if the invoice had one, by the whole invoice otherwise. */
    List<Coding> of(CodedLine line) {
        List<Coding> same = credited.stream()
                .filter(coding -> coding.label().equalsIgnoreCase(line.label()))
                .toList();
        Map<Target, BigDecimal> shares = shares(same.isEmpty() ? credited : same);
        BigDecimal all = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Coding> codings = new ArrayList<>();
        BigDecimal left = line.net();
        int remaining = shares.size();
        for (Map.Entry<Target, BigDecimal> share : shares.entrySet()) {
            remaining--;
            BigDecimal net = remaining == 0 || all.signum() == 0
                    ? left
                    : line.net()
                            .multiply(share.getValue())
                            .divide(all, MathContext.DECIMAL128)
                            .setScale(Math.max(CENTS, line.net().scale()), RoundingMode.HALF_UP);
            if (net.signum() != 0) {
                codings.add(coding(line, codings.size(), share.getKey(), net));
            }
            left = left.subtract(net);
        }
        return codings;
    }

    private static Map<Target, BigDecimal> shares(List<Coding> codings) {
        Map<Target, BigDecimal> shares = new LinkedHashMap<>();
        for (Coding coding : codings) {
            if (coding.account() != null) {
                shares.merge(new Target(coding.account(), coding.costCentre()), coding.net(), BigDecimal::add);
            }
        }
        shares.values().removeIf(net -> net.signum() == 0);
        return shares;
    }

    private Coding coding(CodedLine line, int part, Target target, BigDecimal net) {
        return new Coding(
                line.line(),
                part,
                line.label(),
                net,
                target.account(),
                target.costCentre(),
                Source.CREDITED,
                "As on the corrected invoice " + creditedId,
                null,
                null);
    }

    private record Target(String account, @Nullable String costCentre) {}
}
