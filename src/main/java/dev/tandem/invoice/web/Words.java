package dev.tandem.invoice.web;

import dev.tandem.core.Moments;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.identity.UserNames;
import dev.tandem.invoice.Channel;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Units;
import dev.tandem.invoice.coding.Coding;
import dev.tandem.invoice.match.RecordedMatch;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How values of an invoice are written on pages. The forms in Tasklist write them the same way
 * ({@code static/forms/invoice-approval/parts/words.js}).
 */
@Component
class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final Map<String, String> DECISIONS = Map.ofEntries(
            Map.entry("received", "Received"),
            Map.entry("keyed", "Data keyed in"),
            Map.entry("answered", "Question answered"),
            Map.entry("notDuplicate", "Found to be no duplicate"),
            Map.entry("duplicate", "Found to be a duplicate"),
            Map.entry("link", "Linked"),
            Map.entry("propose", "New supplier proposed"),
            Map.entry("refuse", "Refused"),
            Map.entry("confirm", "Confirmed"),
            Map.entry("approve", "Approved"),
            Map.entry("reject", "Rejected"),
            Map.entry("askBack", "Question asked"),
            Map.entry("postAgain", "Posting tried again"),
            Map.entry("refused", "Refused by accounting"),
            Map.entry("posted", "Posted"),
            Map.entry("rejected", "Recorded as rejected"),
            Map.entry("matched", "Matched"),
            Map.entry("differs", "Differences found"),
            Map.entry("notMatched", "No invoice found"),
            Map.entry("accept", "Differences accepted"),
            Map.entry("matchAgain", "Match tried again"),
            Map.entry("without", "Goes on without an invoice"),
            Map.entry("notSent", "Mail not sent"),
            Map.entry("enter", "Rate entered"),
            Map.entry("paid", "Paid"),
            Map.entry("withdraw", "Withdrawn"),
            Map.entry("reversed", "Posting reversed"),
            Map.entry("withdrawn", "Recorded as withdrawn"),
            Map.entry("settled", "Settled with the supplier"));

    private final WorkingTimeSettings workingTime;
    private final UserNames names;

    Words(WorkingTimeSettings workingTime, UserNames names) {
        this.workingTime = workingTime;
        this.names = names;
    }

    /** {@code 22 Nov 2026}; empty for none. */
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }

    /** {@code 22 Nov 2026, 14:05}, where people work. */
    public String moment(Instant at) {
        return Moments.text(at, workingTime.zone());
    }

    /** {@code 1,234.56 EUR}; empty for none. */
    public String money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? "" : (number(amount, decimals(currency)) + " " + text(currency)).strip();
    }

    /** With as many decimals as it has, at least {@code decimals}; empty for none. */
    public String number(@Nullable BigDecimal number, int decimals) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(8);
        return format.format(number);
    }

    /** With its unit, which plain pieces need not have: {@code 6 h}; empty for none. */
    public String quantity(@Nullable BigDecimal quantity, @Nullable String unit) {
        return quantity == null ? "" : Units.text(quantity, unit);
    }

    /** In groups of four, as on paper. */
    public String iban(@Nullable String iban) {
        return text(iban).replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    public String percent(@Nullable BigDecimal rate) {
        return rate == null ? "" : number(rate, 0) + " %";
    }

    public String kind(@Nullable InvoiceKind kind) {
        return kind == InvoiceKind.CREDIT_NOTE ? "Credit note" : "Invoice";
    }

    public String state(InvoiceState state) {
        return switch (state) {
            case RECEIVED -> "Just received";
            case IN_PROGRESS -> "In progress";
            case POSTED -> "Posted";
            case PAID -> "Paid";
            case REJECTED -> "Rejected";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    public String channel(Channel channel) {
        return switch (channel) {
            case API -> "sent by a program";
            case FORM -> "uploaded in Tasklist";
            case FOLDER -> "found in the watched folder";
        };
    }

    /** What was done in a step. */
    public String decided(InvoiceView.Step step) {
        String decision = step.decision();
        return decision == null ? step.task() : DECISIONS.getOrDefault(decision, decision);
    }

    /** What happens next, as a sentence. */
    public String next(InvoiceView.Next step) {
        Instant due = step.due();
        return switch (step.kind()) {
            case "task" -> {
                String who = step.assignee() == null
                        ? "anybody of " + String.join(", ", step.groups()) + " may do it"
                        : step.assignee() + " works on it";
                yield who + (due == null ? "" : ", due " + moment(due));
            }
            case "work" -> "Tandem does it within seconds";
            case "wait" -> "Tandem waits" + (due == null ? "" : ", and looks again " + moment(due));
            default -> "Tandem tried it several times without success; operations see to it";
        };
    }

    /** What came of comparing an invoice with its order. */
    public String match(RecordedMatch recorded) {
        int differences = recorded.match().differenceCount();
        String found = switch (differences) {
            case 0 -> "No difference beyond the tolerances.";
            case 1 -> "One difference beyond the tolerances.";
            default -> differences + " differences beyond the tolerances.";
        };
        return recorded.acceptedBy() == null ? found : found + " Accepted by " + names.of(recorded.acceptedBy()) + ".";
    }

    /** Who says where an expense goes. */
    public String coding(Coding coding) {
        return switch (coding.source()) {
            case ORDER -> "the order";
            case CREDITED -> "the invoice that is corrected";
            case PROPOSED -> "proposed by the table, not confirmed yet";
            case CONFIRMED ->
                coding.confirmedBy() == null ? "confirmed" : "confirmed by " + names.of(coding.confirmedBy());
        };
    }

    /** How a case ended. */
    public String ended(InvoiceView view) {
        return switch (view.state()) {
            case RECEIVED, IN_PROGRESS -> "Nobody decided; ask operations why.";
            case POSTED -> "The invoice stands in the books, and nothing is to be paid, or it isn't waited for.";
            case PAID -> "The invoice was paid.";
            case REJECTED -> "The invoice was rejected. The same document may be sent in again.";
            case WITHDRAWN -> "The invoice was withdrawn. The same document may be sent in again.";
        };
    }

    /** For example {@code 1 EUR = 1.0834 USD}. */
    public String rate(InvoiceView.Converted converted, String limitCurrency, String currency) {
        return "1 " + limitCurrency + " = " + number(converted.rate(), 0) + " " + currency;
    }

    public String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int decimals(@Nullable String currency) {
        try {
            return currency == null
                    ? 2
                    : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownCurrency) {
            return 2;
        }
    }
}
