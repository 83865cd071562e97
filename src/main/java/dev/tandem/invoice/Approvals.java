package dev.tandem.invoice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who agreed to an invoice, in Tandem's own table. An approval counts only for exactly what was approved, once per person, and
 * never from somebody who sent the invoice in or wrote its data. Every method joins the caller's transaction.
 */
@Component
public class Approvals {

    private final JdbcClient jdbc;
    private final Invoices invoices;
    private final ObjectProvider<ApprovedPart> parts;
    private final Clock clock = Clock.systemUTC();

    Approvals(JdbcClient jdbc, Invoices invoices, ObjectProvider<ApprovedPart> parts) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.parts = parts;
    }

    /**
     * Keeps that a person agreed to the invoice as it is now.
     *
     * @param groups ids of the groups that the person is in
     * @param taskId the task by which it was done; it counts once
     */
    public void record(String invoiceId, String approver, Set<String> groups, String taskId) {
        jdbc.sql("""
                        insert into invoice_approval
                            (invoice_id, fingerprint, approver, approver_groups, task_id, approved_at)
                        values (:invoice, :fingerprint, :approver, :groups, :task, :at)""")
                .param("invoice", invoiceId)
                .param("fingerprint", fingerprint(invoices.get(invoiceId)))
                .param("approver", approver)
                .param("groups", String.join("\n", new TreeSet<>(groups)))
                .param("task", taskId)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** All approvals, oldest first, also those that no longer count. */
    public List<Approval> of(String invoiceId) {
        List<Given> given = jdbc.sql("select * from invoice_approval where invoice_id = :invoice order by id")
                .param("invoice", invoiceId)
                .query((row, n) -> new Given(
                        row.getString("approver"),
                        row.getString("fingerprint"),
                        Set.of(row.getString("approver_groups").split("\n")),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()))
                .list();
        if (given.isEmpty()) {
            return List.of();
        }
        Invoice invoice = invoices.get(invoiceId);
        String now = invoice.data() == null ? "" : fingerprint(invoice);
        Set<String> barred = writers(invoice);
        Set<String> counted = new HashSet<>();
        return given.stream()
                .map(one -> new Approval(
                        one.approver(),
                        one.groups(),
                        one.at(),
                        one.fingerprint().equals(now)
                                && !barred.contains(one.approver())
                                && counted.add(one.approver())))
                .toList();
    }

    private record Given(String approver, String fingerprint, Set<String> groups, Instant at) {}

    /** The approvals that count, oldest first: each is by another person. */
    public List<Approval> valid(String invoiceId) {
        return of(invoiceId).stream().filter(Approval::counts).toList();
    }

    private Set<String> writers(Invoice invoice) {
        Set<String> writers = invoices.versions(invoice.id()).stream()
                .map(Correction::who)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        writers.add(invoice.receivedBy());
        return writers;
    }

    /** Stands for all that is approved: each state of the data has its own, even one that was there before. */
    private String fingerprint(Invoice invoice) {
        StringBuilder all = new StringBuilder();
        add(all, "version", String.valueOf(invoices.versions(invoice.id()).size()));
        add(all, "data", storedData(invoice.id()));
        add(all, "supplier", String.valueOf(invoice.supplierId()));
        parts.stream()
                .sorted(Comparator.comparing(ApprovedPart::name))
                .forEach(part -> add(all, part.name(), part.of(invoice.id())));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is stored: how it is read may change with the program. */
    private String storedData(String invoiceId) {
        return jdbc.sql("select data from invoice where id = :id and data is not null")
                .param("id", invoiceId)
                .query(String.class)
                .single();
    }

    /** With its length, so that no value can look like the end of one and the begin of another. */
    private static void add(StringBuilder all, String name, String value) {
        all.append(name)
                .append(':')
                .append(value.length())
                .append(':')
                .append(value)
                .append('\n');
    }
}
