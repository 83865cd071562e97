package dev.tandem.invoice;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks for invoices that one may be a duplicate of: in the register, and in accounting. */
@Component
public class DuplicateCheck {

    private final Invoices invoices;
    private final Accounting accounting;

    DuplicateCheck(Invoices invoices, Accounting accounting) {
        this.invoices = invoices;
        this.accounting = accounting;
    }

    /**
     * Records suspects that nobody has looked at yet. One that was recorded before was decided to be no duplicate, or the case
     * would have ended.
     *
     * @return whether there are new ones
     */
    public boolean findNew(Invoice invoice) {
        Set<String> seen = invoices.recordedSuspects(invoice.id()).stream()
                .map(Invoices.RecordedSuspect::otherId)
                .collect(Collectors.toSet());
        List<Suspect> found = find(invoice);
        found.removeIf(suspect -> seen.contains(Invoices.suspectId(suspect)));
        found.forEach(suspect -> invoices.recordSuspect(invoice.id(), suspect));
        return !found.isEmpty();
    }

    /** The recorded suspects, with what is known of them now. */
    public List<Suspect> suspects(Invoice invoice) {
        List<Suspect> suspects = new ArrayList<>();
        for (Invoices.RecordedSuspect recorded : invoices.recordedSuspects(invoice.id())) {
            suspects.add(
                    recorded.inAccounting()
                            ? new Suspect(null, recorded.otherId(), null, null, null, null, recorded.why())
                            : ofRegister(invoices.get(recorded.otherId()), recorded.why()));
        }
        return suspects;
    }

    private List<Suspect> find(Invoice invoice) {
        InvoiceData data = invoice.requiredData();
        List<Suspect> found = new ArrayList<>();
        List<Invoice> similar = invoices.similar(invoice.id(), data);
        similar.forEach(other -> found.add(ofRegister(other, why(data, other))));
        Set<String> known = similar.stream().map(Invoice::id).collect(Collectors.toSet());
        accounting
                .identifySupplier(data.sellerVatId(), data.iban(), data.sellerName())
                .map(supplier -> accounting.similarPostings(Postings.request(invoice, supplier.id())))
                .orElse(List.of())
                .stream()
                .filter(posting ->
                        !known.contains(posting.caseId()) && !posting.caseId().equals(invoice.id()))
                .forEach(posting -> found.add(ofAccounting(posting, data)));
        return found;
    }

    private static Suspect ofRegister(Invoice other, String why) {
        InvoiceData data = other.data();
        return data == null
                ? new Suspect(other.id(), null, null, null, null, null, why)
                : new Suspect(other.id(), null, data.number(), data.issueDate(), data.payable(), data.currency(), why);
    }

    private static Suspect ofAccounting(Posting posting, InvoiceData data) {
        String why = Objects.equals(posting.number(), data.number())
                ? "Accounting has posted the same number of this supplier as " + posting.id() + "."
                : "Accounting has posted the same amount and date of this supplier as " + posting.id() + ".";
        return new Suspect(
                null, posting.id(), posting.number(), posting.issueDate(), posting.payable(), posting.currency(), why);
    }

    private static String why(InvoiceData data, Invoice other) {
        InvoiceData that = other.requiredData();
        boolean sameAmount = data.payable() != null
                && that.payable() != null
                && data.payable().compareTo(that.payable()) == 0
                && Objects.equals(data.issueDate(), that.issueDate());
        boolean sameNumber = Objects.equals(Invoices.key(data.number()), Invoices.key(that.number()));
        String what = sameNumber && sameAmount
                ? "the same number, amount and date"
                : sameNumber ? "the same number" : "the same amount and date";
        return other.id() + " of the same supplier has " + what + ".";
    }
}
