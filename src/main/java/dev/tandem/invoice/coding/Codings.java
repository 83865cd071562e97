package dev.tandem.invoice.coding;

import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.CostCentre;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceLimits;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.Postings;
import dev.tandem.invoice.coding.Coding.Source;
import dev.tandem.invoice.credit.CreditNotes;
import dev.tandem.invoice.match.OrderMatch;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.invoice.match.RecordedMatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives every part of an invoice its account and cost centre. Every method joins the caller's transaction. */
@Component
public class Codings {

    private static final int MOST_PARTS = 100;

    private final Invoices invoices;
    private final OrderMatches matches;
    private final CreditNotes credits;
    private final Accounting accounting;
    private final CodingTable table;
    private final CodingStore store;

    Codings(
            Invoices invoices,
            OrderMatches matches,
            CreditNotes credits,
            Accounting accounting,
            CodingTable table,
            CodingStore store) {
        this.invoices = invoices;
        this.matches = matches;
        this.credits = credits;
        this.accounting = accounting;
        this.table = table;
        this.store = store;
    }

    /** The codings of an invoice, by line. */
    public List<Coding> of(String invoiceId) {
        return store.of(invoiceId);
    }

    /**
     * Codes every line: as its order says, as the invoice that it corrects, as a person confirmed before (if the line is still the
     * same), or as the table proposes.
     *
     * @param invoice held by the caller's transaction
     * @return whether a person has to confirm something
     */
    public boolean propose(Invoice invoice) {
        List<CodedLine> lines = lines(invoice);
        List<Coding> codings = new ArrayList<>();
        for (CodedLine line : lines) {
            if (!line.extra()) {
                codings.addAll(code(invoice, line));
            }
        }
        for (CodedLine line : lines) {
            if (line.extra()) {
                codings.addAll(codeExtra(invoice, line, List.copyOf(codings)));
            }
        }
        store.replace(invoice.id(), codings);
        return codings.stream().anyMatch(Coding::isOpen);
    }

    private static List<CodedLine> lines(Invoice invoice) {
        return CodedLine.of(invoice.requiredData(), Postings.net(invoice.requiredData()));
    }

    private List<Coding> code(Invoice invoice, CodedLine line) {
        List<Coding> known = known(invoice, line);
        return known.isEmpty() ? List.of(table.propose(invoice, line)) : known;
    }

    /** Without asking the table: from order, corrected invoice, or an earlier confirmation. */
    private List<Coding> known(Invoice invoice, CodedLine line) {
        Optional<OrderMatch.Line> ordered = ordered(invoice, line);
        if (ordered.isPresent()) {
            return List.of(byOrder(line, ordered.get()));
        }
        Optional<String> credited = credits.creditedBy(invoice.id());
        List<Coding> given = credited.map(id -> new CreditedCoding(id, store.of(id)).of(line))
                .orElse(List.of());
        return given.isEmpty() ? confirmedBefore(invoice, line) : given;
    }

    private Optional<OrderMatch.Line> ordered(Invoice invoice, CodedLine line) {
        int items = invoice.requiredData().lineItems().size();
        return matches.find(invoice.id()).map(RecordedMatch::match).stream()
                .flatMap(match -> match.lines().stream())
                .filter(matched -> matched.account() != null)
                .filter(matched -> line.extra()
                        ? matched.position() >= items
                                && matched.text().equals(line.label())
                                && line.net().equals(matched.net())
                        : matched.position() == line.line())
                .findFirst();
    }

    private static Coding byOrder(CodedLine line, OrderMatch.Line ordered) {
        return new Coding(
                line.line(),
                0,
                line.label(),
                line.net(),
                ordered.account(),
                ordered.costCentre(),
                Source.ORDER,
                "Line " + ordered.orderLine() + " of the order",
                null,
                null);
    }

    private List<Coding> confirmedBefore(Invoice invoice, CodedLine line) {
        List<Coding> before = store.of(invoice.id()).stream()
                .filter(coding -> coding.line() == line.line() && coding.label().equals(line.label()))
                .toList();
        boolean same = !before.isEmpty()
                && before.stream().allMatch(coding -> coding.source() == Source.CONFIRMED)
                && sum(before).compareTo(line.net()) == 0;
        return same ? before : List.of();
    }

    /** Allowances, freight and what was rounded go with the largest line, and need no more confirmation than the lines. */
    private List<Coding> codeExtra(Invoice invoice, CodedLine line, List<Coding> coded) {
        List<Coding> known = known(invoice, line);
        Optional<Coding> largest =
                coded.stream().max(Comparator.comparing(coding -> coding.net().abs()));
        if (!known.isEmpty() || largest.isEmpty()) {
            return known.isEmpty() ? List.of(table.propose(invoice, line)) : known;
        }
        boolean open = coded.stream().anyMatch(Coding::isOpen);
        return List.of(new Coding(
                line.line(),
                0,
                line.label(),
                line.net(),
                largest.get().account(),
                largest.get().costCentre(),
                open ? Source.PROPOSED : largest.get().source(),
                "Goes with the largest line",
                largest.get().confirmedBy(),
                largest.get().confirmedAt()));
    }

    /**
     * A part of a line as a person wants it.
     *
     * @param line as in {@link Coding#line()}
     */
    public record Part(
            int line,
            @Nullable String account,
            @Nullable String costCentre,
            @Nullable BigDecimal net) {}

    /**
     * Takes over what a person confirmed. Lines that are not among the parts stay as they are, and what was proposed for them is
     * confirmed.
     *
     * @return why it can't be taken, in plain words; empty if it was
     */
    public Optional<String> confirm(String invoiceId, List<Part> parts, String userId) {
        invoices.lock(invoiceId);
        Map<Integer, List<Coding>> now = store.of(invoiceId).stream()
                .collect(Collectors.groupingBy(Coding::line, TreeMap::new, Collectors.toList()));
        Map<Integer, List<Part>> wanted = parts.stream().collect(Collectors.groupingBy(Part::line));
        Optional<String> problem = problem(now, wanted);
        if (problem.isPresent()) {
            return problem;
        }
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Coding> codings = new ArrayList<>();
        now.forEach((line, before) -> {
            List<Part> these = wanted.get(line);
            if (these == null) {
                before.forEach(coding -> codings.add(coding.isOpen() ? confirmed(coding, userId, at) : coding));
            } else {
                for (int i = 0; i < these.size(); i++) {
                    codings.add(confirmed(before.get(0), i, these.get(i), userId, at));
                }
            }
        });
        store.replace(invoiceId, codings);
        return Optional.empty();
    }

    private static Coding confirmed(Coding proposed, String userId, Instant at) {
        Part asProposed = new Part(proposed.line(), proposed.account(), proposed.costCentre(), proposed.net());
        return confirmed(proposed, proposed.part(), asProposed, userId, at);
    }

    private static Coding confirmed(Coding before, int part, Part wanted, String userId, Instant at) {
        return new Coding(
                before.line(),
                part,
                before.label(),
                Objects.requireNonNull(wanted.net()),
                wanted.account(),
                wanted.costCentre(),
                Source.CONFIRMED,
                null,
                userId,
                at);
    }

    private Optional<String> problem(Map<Integer, List<Coding>> now, Map<Integer, List<Part>> wanted) {
        if (!now.keySet().containsAll(wanted.keySet())) {
            return Optional.of("The invoice has changed. Load the task again, and confirm its lines.");
        }
        Set<String> accounts = accounting.accounts().stream().map(Account::id).collect(Collectors.toSet());
        Set<String> costCentres =
                accounting.costCentres().stream().map(CostCentre::id).collect(Collectors.toSet());
        for (Map.Entry<Integer, List<Coding>> line : now.entrySet()) {
            String label = line.getValue().get(0).label();
            List<Part> parts = wanted.get(line.getKey());
            Optional<String> problem = new LineCheck(label, sum(line.getValue()), accounts, costCentres)
                    .problem(parts == null ? asProposed(line.getValue()) : parts);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static List<Part> asProposed(List<Coding> codings) {
        return codings.stream()
                .filter(Coding::isOpen)
                .map(coding -> new Part(coding.line(), coding.account(), coding.costCentre(), coding.net()))
                .toList();
    }

    private record LineCheck(String label, BigDecimal net, Set<String> accounts, Set<String> costCentres) {

        Optional<String> problem(List<Part> parts) {
            if (parts.size() > MOST_PARTS) {
                return Optional.of("\"" + label + "\" is split into more than " + MOST_PARTS + " parts.");
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Part part : parts) {
                BigDecimal amount = part.net();
                if (part.account() == null || !accounts.contains(part.account())) {
                    return Optional.of("Choose an account for \"" + label + "\".");
                }
                if (part.costCentre() == null || !costCentres.contains(part.costCentre())) {
                    return Optional.of("Choose a cost centre for \"" + label + "\".");
                }
                if (amount == null
                        || !InvoiceLimits.isBearable(amount)
                        || amount.signum() != net.signum()
                        || amount.stripTrailingZeros().scale()
                                > Math.max(2, net.stripTrailingZeros().scale())) {
                    return Optional.of(
                            "An amount of \"" + label + "\" is not a part of " + Amounts.number(net, 2) + ".");
                }
                sum = sum.add(amount);
            }
            return parts.isEmpty() || sum.compareTo(net) == 0
                    ? Optional.empty()
                    : Optional.of("The parts of \"" + label + "\" make " + Amounts.number(sum, 2) + ", but the line is "
                            + Amounts.number(net, 2) + ".");
        }
    }

    /** What is missing before the invoice can be posted, in plain words; empty if nothing is. */
    public Optional<String> missing(Invoice invoice) {
        List<Coding> codings = store.of(invoice.id());
        Map<Integer, BigDecimal> coded = new HashMap<>();
        codings.forEach(coding -> coded.merge(coding.line(), coding.net(), BigDecimal::add));
        boolean complete = lines(invoice).stream()
                        .allMatch(line -> line.net().compareTo(coded.getOrDefault(line.line(), BigDecimal.ZERO)) == 0)
                && sum(codings).compareTo(Postings.net(invoice.requiredData())) == 0;
        if (!complete) {
            return Optional.of("Not every line of the invoice has an account and a cost centre.");
        }
        return codings.stream()
                .filter(Coding::isOpen)
                .findFirst()
                .map(open -> "Nobody has confirmed the account of \"" + open.label() + "\".");
    }

    /** The codings as accounting takes them: one per account and cost centre. */
    public List<PostingRequest.Coding> toPost(String invoiceId) {
        return store.of(invoiceId).stream()
                .collect(Collectors.groupingBy(
                        coding -> new Target(Objects.requireNonNull(coding.account()), coding.costCentre()),
                        LinkedHashMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Coding::net, BigDecimal::add)))
                .entrySet()
                .stream()
                .filter(sum -> sum.getValue().signum() != 0)
                .map(sum -> new PostingRequest.Coding(
                        sum.getKey().account(), sum.getKey().costCentre(), sum.getValue()))
                .toList();
    }

    private record Target(String account, @Nullable String costCentre) {}

    private static BigDecimal sum(List<Coding> codings) {
        return codings.stream().map(Coding::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
