package dev.tandem.invoice.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comparing an invoice with its order found.
 *
 * @param orderNumber as accounting writes it; as the invoice does, if accounting has no such order
 * @param orderKnown whether accounting has the order
 * @param differences of the invoice as a whole
 * @param lines one per line of the invoice, and per charge that the order has a line for
 */
public record OrderMatch(String orderNumber, boolean orderKnown, List<Difference> differences, List<Line> lines) {

    private static final int SHOWN = 3;

    public OrderMatch {
        differences = List.copyOf(differences);
        lines = List.copyOf(lines);
    }

    /** How many differences there are on the whole. */
    public int differenceCount() {
        return differences.size()
                + lines.stream().mapToInt(line -> line.differences().size()).sum();
    }

    /** All differences in plain words. */
    List<String> texts() {
        return Stream.concat(
                        differences.stream().map(Difference::text),
                        lines.stream()
                                .flatMap(line ->
                                        line.differences().stream().map(found -> line.text() + ": " + found.text())))
                .toList();
    }

    /** In one or few sentences: which order, and what differs first. */
    public String summary() {
        List<String> all = texts();
        if (all.isEmpty()) {
            return "Order " + orderNumber + ", no difference beyond the tolerances.";
        }
        String rest = all.size() > SHOWN ? " And " + (all.size() - SHOWN) + " more." : "";
        return "Order " + orderNumber + ". " + String.join(" ", all.subList(0, Math.min(SHOWN, all.size()))) + rest;
    }

    /**
     * A line.
     *
     * @param position of the invoice's line, from 0; charges come after the lines
     * @param id line identifier on the invoice
     * @param text what is invoiced
     * @param net of the line
     * @param orderLine number of the order's line; null if the order has none for it
     * @param used how much of the order's line the invoice uses, in the unit of the order
     * @param account of the order's line
     */
    public record Line(
            int position,
            @Nullable String id,
            String text,
            @Nullable BigDecimal net,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal price,
            @Nullable BigDecimal taxRate,
            @Nullable Integer orderLine,
            @Nullable Ordered ordered,
            @Nullable BigDecimal used,
            @Nullable String account,
            @Nullable String costCentre,
            List<Difference> differences) {

        public Line {
            differences = List.copyOf(differences);
        }
    }

    /**
     * What the order's line says.
     *
     * @param price of one unit
     * @param received what has arrived
     * @param invoiced what was invoiced before, in Tandem and elsewhere
     */
    public record Ordered(
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal received,
            BigDecimal invoiced,
            BigDecimal price,
            BigDecimal taxRate) {}

    /**
     * A difference.
     *
     * @param text in plain words, with both values
     */
    public record Difference(Kind kind, String text) {}

    /** What differs. */
    public enum Kind {
        @JsonProperty("order")
        ORDER,
        @JsonProperty("line")
        LINE,
        @JsonProperty("unit")
        UNIT,
        @JsonProperty("price")
        PRICE,
        @JsonProperty("quantity")
        QUANTITY,
        @JsonProperty("tax")
        TAX,
        @JsonProperty("charge")
        CHARGE,
        @JsonProperty("total")
        TOTAL
    }
}
