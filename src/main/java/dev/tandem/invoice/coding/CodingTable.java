package dev.tandem.invoice.coding;

import dev.tandem.core.DecisionTables;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.coding.Coding.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision table "Which account and cost centre", which the business keeps. */
@Component
class CodingTable {

    private static final String TABLE = "invoice-coding";
    private static final int LONGEST = 64;

    private final DecisionTables tables;
    private final Accounting accounting;

    CodingTable(DecisionTables tables, Accounting accounting) {
        this.tables = tables;
        this.accounting = accounting;
    }

    /** A proposal, for a person to confirm. */
    Coding propose(Invoice invoice, CodedLine line) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("supplierId", invoice.supplierId());
        inputs.put("category", category(invoice));
        inputs.put("text", line.label().toLowerCase(Locale.ROOT));
        inputs.put("net", line.net().doubleValue());
        inputs.put(
                "buyerReference",
                Objects.requireNonNullElse(invoice.requiredData().buyerReference(), ""));
        List<Map<String, Object>> answers = tables.ask(TABLE, inputs);
        Map<String, Object> answer = answers.isEmpty() ? Map.of() : answers.get(0);
        return new Coding(
                line.line(),
                0,
                line.label(),
                line.net(),
                text(answer, "account"),
                text(answer, "costCentre"),
                Source.PROPOSED,
                text(answer, "reason"),
                null,
                null);
    }

    private @Nullable String category(Invoice invoice) {
        return Optional.ofNullable(invoice.supplierId())
                .flatMap(accounting::supplier)
                .map(Supplier::category)
                .orElse(null);
    }

    private static @Nullable String text(Map<String, Object> answer, String name) {
        String text = Objects.toString(answer.get(name), "").strip();
        int longest = "reason".equals(name) ? 1000 : LONGEST;
        return text.isEmpty() ? null : text.substring(0, Math.min(longest, text.length()));
    }
}
