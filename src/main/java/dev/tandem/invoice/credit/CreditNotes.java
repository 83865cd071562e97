package dev.tandem.invoice.credit;

import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the invoices that credit notes correct, and sees to it that no more is credited than was invoiced. */
@Component
public class CreditNotes {

    private static final int MOST = 200;
    private static final Set<InvoiceState> IN_THE_BOOKS = Set.of(InvoiceState.POSTED, InvoiceState.PAID);

    private final JdbcClient jdbc;
    private final Invoices invoices;

    CreditNotes(JdbcClient jdbc, Invoices invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    /**
     * Matches a credit note with the invoice that it corrects, and keeps what it credits of it.
     *
     * @param chosenId the invoice that a person chose; null to take the one that the credit note names
     * @return why there is none, in plain words; empty if it was matched
     */
    public Optional<String> match(String invoiceId, @Nullable String chosenId) {
        Invoice note = invoices.lock(invoiceId);
        forget(invoiceId);
        if (chosenId != null && !chosenId.isBlank()) {
            return credit(note, chosenId);
        }
        List<String> named = note.requiredData().precedingInvoices();
        if (named.isEmpty()) {
            return Optional.of("The credit note does not say which invoice it corrects.");
        }
        if (named.size() > 1) {
            return Optional.of("The credit note names several invoices: " + String.join(", ", named)
                    + ". Choose the one that it is booked against.");
        }
        String number = named.get(0);
        List<Invoice> found = ofSupplier(note, key(number));
        return found.size() == 1
                ? credit(note, found.get(0).id())
                : Optional.of(
                        found.isEmpty()
                                ? "The credit note corrects invoice " + number
                                        + ", but no posted invoice of this supplier has that number."
                                : "Several posted invoices of this supplier have the number " + number + ".");
    }

    private Optional<String> credit(Invoice note, String creditedId) {
        if (creditedId.equals(note.id()) || invoices.find(creditedId).isEmpty()) {
            return Optional.of("There is no invoice " + creditedId + " that could be corrected.");
        }
        Invoice credited = invoices.lock(creditedId);
        Optional<String> problem = problem(note, credited);
        if (problem.isEmpty()) {
            jdbc.sql("insert into invoice_credit (invoice_id, credited_id, amount) values (:note, :credited, :amount)")
                    .param("note", note.id())
                    .param("credited", creditedId)
                    .param("amount", total(note.requiredData()))
                    .update();
        }
        return problem;
    }

    private Optional<String> problem(Invoice note, Invoice credited) {
        InvoiceData data = credited.requiredData();
        String name = "Invoice " + data.number() + " (" + credited.id() + ")";
        if (!isCreditable(note, credited)) {
            return Optional.of(name + " is not a posted invoice of this supplier.");
        }
        if (!Objects.equals(data.currency(), note.requiredData().currency())) {
            return Optional.of(name + " is in " + data.currency() + ", but the credit note is in "
                    + note.requiredData().currency() + ".");
        }
        BigDecimal amount = total(note.requiredData());
        BigDecimal left = left(credited);
        return amount.compareTo(left) <= 0
                ? Optional.empty()
                : Optional.of("The credit note is over " + Amounts.text(amount, data.currency()) + ", but of " + name
                        + " only " + Amounts.text(left, data.currency()) + " are left to credit.");
    }

    private static boolean isCreditable(Invoice note, Invoice credited) {
        return credited.requiredData().kind() == InvoiceKind.INVOICE
                && credited.supplierId() != null
                && credited.supplierId().equals(note.supplierId())
                && IN_THE_BOOKS.contains(credited.state());
    }

    /** What is left of an invoice after other credit notes, in its currency, VAT included. */
    private BigDecimal left(Invoice credited) {
        BigDecimal before = jdbc.sql("select sum(amount) from invoice_credit where credited_id = :id")
                .param("id", credited.id())
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
        return total(credited.requiredData()).subtract(before);
    }

    private static BigDecimal total(InvoiceData data) {
        BigDecimal total = data.grossTotal() == null ? data.payable() : data.grossTotal();
        return total == null ? BigDecimal.ZERO : total.abs();
    }

    private void forget(String invoiceId) {
        jdbc.sql("delete from invoice_credit where invoice_id = :id")
                .param("id", invoiceId)
                .update();
    }

    /** Id of the invoice that this credit note corrects; empty if it was matched with none. */
    public Optional<String> creditedBy(String invoiceId) {
        return jdbc.sql("select credited_id from invoice_credit where invoice_id = :id")
                .param("id", invoiceId)
                .query(String.class)
                .optional();
    }

    /** What stands in the way of posting the credit note, in plain words; empty if nothing does. */
    public Optional<String> missing(Invoice note) {
        return creditedBy(note.id())
                .flatMap(invoices::find)
                .filter(credited -> !isCreditable(note, credited))
                .map(credited -> "Invoice " + credited.requiredData().number()
                        + ", which the credit note corrects, is no longer in the books.");
    }

    /** Posted invoices that the credit note may correct, the latest first, at most 200. */
    public List<Creditable> creditable(Invoice note) {
        return ofSupplier(note, null).stream().map(this::listed).toList();
    }

    private Creditable listed(Invoice invoice) {
        InvoiceData data = invoice.requiredData();
        return new Creditable(
                invoice.id(), data.number(), data.issueDate(), data.currency(), total(data), left(invoice));
    }

    /** @param numberKey only invoices with this number; null for all */
    private List<Invoice> ofSupplier(Invoice note, @Nullable String numberKey) {
        return jdbc
                .sql("""
                        select id from invoice
                        where supplier_id = :supplier and kind = :kind and state in (:states) and id <> :note
                          %s
                        order by issue_date desc, id desc fetch first :most rows only""".formatted(numberKey == null ? "" : "and number_key = :number"))
                .param("number", numberKey)
                .param("most", MOST)
                .param("supplier", Objects.requireNonNullElse(note.supplierId(), ""))
                .param("kind", InvoiceKind.INVOICE.name())
                .param("states", IN_THE_BOOKS.stream().map(InvoiceState::text).toList())
                .param("note", note.id())
                .query(String.class)
                .list()
                .stream()
                .map(invoices::get)
                .toList();
    }

    private static String key(@Nullable String number) {
        return Objects.toString(number, "").toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
