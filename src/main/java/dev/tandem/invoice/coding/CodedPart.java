package dev.tandem.invoice.coding;

import dev.tandem.invoice.ApprovedPart;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whoever approves an invoice agrees to where the expense goes. */
@Component
class CodedPart implements ApprovedPart {

    private final CodingStore store;

    CodedPart(CodingStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "coding";
    }

    @Override
    public String of(String invoiceId) {
        return store.of(invoiceId).stream()
                .map(coding -> coding.line() + "/" + coding.part() + " "
                        + coding.net().stripTrailingZeros().toPlainString() + " " + coding.account() + " "
                        + coding.costCentre())
                .collect(Collectors.joining("\n"));
    }
}
