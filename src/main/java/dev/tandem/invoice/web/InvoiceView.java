package dev.tandem.invoice.web;

import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Channel;
import dev.tandem.invoice.Correction;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Suspect;
import dev.tandem.invoice.coding.Coding;
import dev.tandem.invoice.match.RecordedMatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the API shows it.
 *
 * @param invoice what the document says, or what was keyed in; null until then
 * @param findings what a person should know before deciding
 * @param suspects invoices that this one may be a duplicate of
 * @param supplier master data in accounting, once known
 * @param corrections every state of the data, oldest first
 * @param unreadableReason why a person has to key it in
 * @param match what comparing it with its order found; null if it was not matched
 * @param codings where the expense goes, by line
 * @param corrects the invoice that a credit note was matched with
 * @param waitingFor names of the open user tasks
 * @param receivedByName what the sender is called
 * @param way what happened and what was decided, oldest first
 * @param limitCurrency ISO 4217 code of the currency that limits are meant in
 * @param converted the amount in that currency; null if it needs no rate, or there is none yet
 * @param discounts for paying early, earliest first
 * @param approvals who agreed, oldest first
 * @param reversals document numbers in accounting that took its postings back
 * @param next open tasks first, then what the program does or waits for; empty once the case has ended
 */
record InvoiceView(
        String id,
        InvoiceState state,
        @Nullable InvoiceData invoice,
        Document document,
        List<Finding> findings,
        List<Suspect> suspects,
        @Nullable Supplier supplier,
        List<Correction> corrections,
        @Nullable String unreadableReason,
        boolean keyedIn,
        @Nullable String postingId,
        @Nullable RecordedMatch match,
        List<Coding> codings,
        @Nullable Corrected corrects,
        List<String> waitingFor,
        List<Step> way,
        Instant receivedAt,
        String receivedBy,
        String receivedByName,
        Channel channel,
        String limitCurrency,
        @Nullable Converted converted,
        List<Discount> discounts,
        List<Approved> approvals,
        @Nullable Paid payment,
        @Nullable Withdrawn withdrawal,
        List<String> reversals,
        List<Next> next) {

    /**
     * The original.
     *
     * @param link to download it
     * @param pages links to pictures of its pages, if it is a PDF
     * @param html link to a readable page, if it is an e-invoice
     */
    record Document(
            String name,
            String mediaType,
            long size,
            String sha256,
            String link,
            List<String> pages,
            @Nullable String html) {}

    /**
     * An invoice that a credit note corrects.
     *
     * @param id its case id
     * @param number the supplier's invoice number
     */
    record Corrected(String id, @Nullable String number) {}

    /**
     * A step of the case.
     *
     * @param who user id; null if Tandem did it
     * @param name what the user is called
     */
    record Step(
            Instant at,
            @Nullable String who,
            @Nullable String name,
            String task,
            @Nullable String decision,
            @Nullable String reason) {}

    /**
     * What the invoice is about in the currency of the limits.
     *
     * @param amount that decides who approves
     * @param rate units of the invoice's currency for one of the limits'
     * @param day for which the rate was published
     * @param enteredBy what the person is called who entered the rate; null if the table of rates had it
     */
    record Converted(
            @Nullable BigDecimal amount,
            BigDecimal rate,
            LocalDate day,
            String source,
            @Nullable String enteredBy) {}

    /**
     * A discount for paying early.
     *
     * @param saving in the currency of the invoice
     */
    record Discount(
            @Nullable BigDecimal percent,
            LocalDate lastDay,
            @Nullable BigDecimal saving) {}

    /**
     * An approval.
     *
     * @param counts false if the invoice has changed since
     */
    record Approved(String who, String name, Instant at, boolean counts) {}

    /**
     * The payment.
     *
     * @param name who told of it; null if accounting did
     */
    record Paid(
            LocalDate paidOn,
            String currency,
            BigDecimal amount,
            BigDecimal discount,
            String reference,
            @Nullable String name) {}

    /**
     * The withdrawal.
     *
     * @param toSettle true if nothing was undone, and a person settles it with the supplier
     */
    record Withdrawn(String who, String name, Instant at, String reason, boolean toSettle) {}

    /**
     * What happens next.
     *
     * @param name as the model calls it
     * @param kind task, work, wait or stuck
     * @param taskId of a task, to open it in Tasklist
     * @param assignee what the person is called who works on the task
     * @param groups what the groups are called whose members may do the task
     * @param due when the task is due, or the program asks again
     */
    record Next(
            String name,
            String kind,
            @Nullable String taskId,
            @Nullable String assignee,
            List<String> groups,
            @Nullable Instant due) {}
}
