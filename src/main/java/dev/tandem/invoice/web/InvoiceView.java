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
import java.time.Instant;
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
        Channel channel) {

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
}
