package dev.tandem.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.core.Recent;
import dev.tandem.core.Sequences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of invoices: documents, data with all corrections, findings. Every method joins the caller's transaction. */
@Component
public class Invoices {

    /** Each step of a case asks for its invoice: most that are at work, without filling the memory with large ones. */
    private static final int KEPT = 100;

    private static final int LARGEST_KEPT = 32_768;

    private final JdbcClient jdbc;
    private final Sequences sequences;
    private final ObjectMapper json;
    private final Recent<String, InvoiceData> parsed = new Recent<>(KEPT, this::parse);
    private final Clock clock = Clock.systemUTC();

    Invoices(JdbcClient jdbc, Sequences sequences, ObjectMapper json) {
        this.jdbc = jdbc;
        this.sequences = sequences;
        this.json = json;
    }

    /** Registers a document and keeps its bytes. Fails on a duplicate key if the same bytes are a live case already. */
    String register(IncomingDocument document, String sha256, String mediaType, int pageCount) {
        String id = String.format(Locale.ROOT, "INV-%06d", sequences.next("invoice_number"));
        jdbc.sql("""
                        insert into invoice (id, state, sha256, live_sha256, document_name, media_type, size_in_bytes,
                            page_count, received_at, received_by, channel, keyed_in)
                        values (:id, :state, :sha256, :sha256, :name, :mediaType, :size, :pageCount, :at, :by, :channel, false)""")
                .param("id", id)
                .param("state", InvoiceState.RECEIVED.text())
                .param("sha256", sha256)
                .param("name", fileName(document.fileName()))
                .param("mediaType", mediaType)
                .param("size", document.content().length)
                .param("pageCount", pageCount)
                .param("at", now())
                .param("by", document.sender())
                .param("channel", document.channel().text())
                .update();
        jdbc.sql("insert into invoice_document (invoice_id, content) values (:id, :content)")
                .param("id", id)
                .param("content", document.content())
                .update();
        return id;
    }

    /**
     * Binds the invoice to its process instance, once.
     *
     * @throws IllegalStateException if there is no such invoice, or it has a case already
     */
    public void bindCase(String id, String processInstanceId) {
        int bound = jdbc.sql(
                        "update invoice set process_instance_id = :case where id = :id and process_instance_id is null")
                .param("case", processInstanceId)
                .param("id", id)
                .update();
        if (bound != 1) {
            throw new IllegalStateException(
                    "A case begins with a document that was just sent in, and " + id + " is none");
        }
    }

    /** The invoice with this case id. */
    public Optional<Invoice> find(String id) {
        return jdbc.sql("select * from invoice where id = :id")
                .param("id", id)
                .query(this::invoice)
                .optional();
    }

    /**
     * The invoice with this case id.
     *
     * @throws IllegalStateException if there is none
     */
    public Invoice get(String id) {
        return find(id).orElseThrow(() -> noInvoice(id));
    }

    private static IllegalStateException noInvoice(String id) {
        return new IllegalStateException("There is no invoice " + id);
    }

    /**
     * Holds the invoice until the caller's transaction ends. Whoever changes its fate (posting, payment, withdrawal) asks for it
     * first, so that one of them comes first and the others see what it did.
     *
     * @throws IllegalStateException if there is none
     */
    public Invoice lock(String id) {
        return jdbc.sql("select * from invoice where id = :id for update")
                .param("id", id)
                .query(this::invoice)
                .optional()
                .orElseThrow(() -> noInvoice(id));
    }

    /** Id of the invoice that stands in the books under this document number. */
    Optional<String> byPosting(String postingId) {
        return jdbc.sql("select id from invoice where posting_id = :posting order by id fetch first 1 rows only")
                .param("posting", postingId)
                .query(String.class)
                .optional();
    }

    /** The document as it was sent in, byte for byte. */
    public byte[] content(String id) {
        return jdbc.sql("select content from invoice_document where invoice_id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    Optional<String> liveCase(String sha256) {
        return jdbc.sql("select id from invoice where live_sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional();
    }

    Optional<KeyUse> keyUse(String sender, String key) {
        return jdbc.sql(
                        "select sha256, invoice_id from invoice_idempotency_key where sender = :sender and idempotency_key = :key")
                .param("sender", sender)
                .param("key", key)
                .query((row, n) -> new KeyUse(row.getString("sha256"), row.getString("invoice_id")))
                .optional();
    }

    record KeyUse(String sha256, String caseId) {}

    void rememberKey(String sender, String key, String sha256, String caseId) {
        jdbc.sql("""
                        insert into invoice_idempotency_key (sender, idempotency_key, sha256, invoice_id)
                        values (:sender, :key, :sha256, :caseId)""")
                .param("sender", sender)
                .param("key", key)
                .param("sha256", sha256)
                .param("caseId", caseId)
                .update();
    }

    /** A page of invoices, newest first. */
    public List<Invoice> list(InvoiceQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        return jdbc.sql("select * from invoice" + where(query, parameters)
                        + " order by received_at desc, id desc offset :offset rows fetch next :size rows only")
                .params(parameters)
                .param("offset", (long) query.page() * query.size())
                .param("size", query.size())
                .query(this::invoice)
                .list();
    }

    /** How many invoices the query finds on all pages. */
    public long count(InvoiceQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        return jdbc.sql("select count(*) from invoice" + where(query, parameters))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static String where(InvoiceQuery query, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        InvoiceState state = query.state();
        if (state != null) {
            where.append(" and state = :state");
            parameters.put("state", state.text());
        }
        String text = query.text();
        if (text != null && !text.isBlank()) {
            where.append(" and (lower(id) like :text escape '!' or lower(invoice_number) like :text escape '!'"
                    + " or lower(seller_name) like :text escape '!')");
            parameters.put("text", "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        return where.toString();
    }

    /** Records what was read from the document, as the first version of the data. */
    public void recordReading(String id, InvoiceData data, List<Finding> findings) {
        store(id, data, null);
        replaceFindings(id, "document", findings);
    }

    /** Records that a person has to key the document in. */
    public void recordUnreadable(String id, String reason) {
        jdbc.sql("update invoice set state = :state, unreadable_reason = :reason where id = :id")
                .param("state", InvoiceState.IN_PROGRESS.text())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Records data that a person keyed in or corrected; what was there before stays as an older version. */
    public void correct(String id, InvoiceData data, String userId) {
        store(id, data, userId);
    }

    private void store(String id, InvoiceData data, @Nullable String userId) {
        String text = write(data);
        jdbc.sql("""
                        insert into invoice_version (invoice_id, version, recorded_at, recorded_by, data)
                        select :id, coalesce(max(version), 0) + 1, :at, :by, :data
                        from invoice_version where invoice_id = :id""")
                .param("id", id)
                .param("at", now())
                .param("by", userId)
                .param("data", text)
                .update();
        jdbc.sql("""
                        update invoice set state = :state, data = :data, kind = :kind, invoice_number = :number,
                            number_key = :numberKey, seller_name = :seller, seller_key = :sellerKey,
                            seller_vat_id = :vatId, issue_date = :issueDate, due_date = :dueDate, currency = :currency,
                            payable = :payable, keyed_in = keyed_in or :byPerson,
                            unreadable_reason = case when :byPerson then unreadable_reason end
                        where id = :id""")
                .param("state", InvoiceState.IN_PROGRESS.text())
                .param("data", text)
                .param("kind", data.kind().name())
                .param("number", data.number())
                .param("numberKey", key(data.number()))
                .param("seller", data.sellerName())
                .param("sellerKey", key(data.sellerName()))
                .param("vatId", key(data.sellerVatId()))
                .param("issueDate", data.issueDate())
                .param("dueDate", data.dueDate())
                .param("currency", data.currency())
                .param("payable", data.payable())
                .param("byPerson", userId != null)
                .param("id", id)
                .update();
    }

    /** Every state of the data, oldest first. */
    public List<Correction> versions(String id) {
        return jdbc.sql("select * from invoice_version where invoice_id = :id order by version")
                .param("id", id)
                .query((row, n) -> new Correction(
                        row.getInt("version"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("recorded_by"),
                        read(row.getString("data"))))
                .list();
    }

    /** Replaces the findings about the data. Those about the file itself stay. */
    public void recordFindings(String id, List<Finding> findings) {
        replaceFindings(id, "data", findings);
    }

    private void replaceFindings(String id, String source, List<Finding> findings) {
        jdbc.sql("delete from invoice_finding where invoice_id = :id and source = :source")
                .param("id", id)
                .param("source", source)
                .update();
        for (int position = 0; position < findings.size(); position++) {
            Finding finding = findings.get(position);
            jdbc.sql("""
                            insert into invoice_finding (invoice_id, source, position, code, severity, message)
                            values (:id, :source, :position, :code, :severity, :message)""")
                    .param("id", id)
                    .param("source", source)
                    .param("position", position)
                    .param("code", finding.code())
                    .param("severity", finding.severity().name())
                    .param("message", finding.message())
                    .update();
        }
    }

    /** All findings, those about the file first. */
    public List<Finding> findings(String id) {
        return jdbc.sql("select * from invoice_finding where invoice_id = :id order by source desc, position")
                .param("id", id)
                .query((row, n) -> new Finding(
                        row.getString("code"),
                        Finding.Severity.valueOf(row.getString("severity")),
                        row.getString("message")))
                .list();
    }

    /** Invoices, rejected and withdrawn ones apart, of the same seller with the same number, or with the same amount and date. */
    List<Invoice> similar(String id, InvoiceData data) {
        return jdbc.sql("""
                        select * from invoice
                        where id <> :id and state not in (:ended)
                          and (seller_vat_id = :vatId or seller_key = :sellerKey)
                          and (number_key = :numberKey
                               or (payable = :payable and currency = :currency and issue_date = :issueDate))
                        order by received_at, id""")
                .param("id", id)
                .param("ended", List.of(InvoiceState.REJECTED.text(), InvoiceState.WITHDRAWN.text()))
                .param("vatId", Objects.requireNonNullElse(key(data.sellerVatId()), "-"))
                .param("sellerKey", Objects.requireNonNullElse(key(data.sellerName()), "-"))
                .param("numberKey", Objects.requireNonNullElse(key(data.number()), "-"))
                .param("payable", data.payable())
                .param("currency", data.currency())
                .param("issueDate", data.issueDate())
                .query(this::invoice)
                .list();
    }

    void recordSuspect(String id, Suspect suspect) {
        jdbc.sql("""
                        insert into invoice_suspect (invoice_id, other_id, in_accounting, why)
                        values (:id, :other, :inAccounting, :why)""")
                .param("id", id)
                .param("other", suspectId(suspect))
                .param("inAccounting", suspect.invoiceId() == null)
                .param("why", suspect.why())
                .update();
    }

    List<RecordedSuspect> recordedSuspects(String id) {
        return jdbc.sql("select * from invoice_suspect where invoice_id = :id order by other_id")
                .param("id", id)
                .query((row, n) -> new RecordedSuspect(
                        row.getString("other_id"), row.getBoolean("in_accounting"), row.getString("why")))
                .list();
    }

    record RecordedSuspect(String otherId, boolean inAccounting, String why) {}

    static String suspectId(Suspect suspect) {
        return Objects.requireNonNull(suspect.invoiceId() == null ? suspect.postingId() : suspect.invoiceId());
    }

    /** Records whom the invoice comes from. */
    public void recordSupplier(String id, String supplierId) {
        jdbc.sql("update invoice set supplier_id = :supplierId where id = :id")
                .param("supplierId", supplierId)
                .param("id", id)
                .update();
    }

    /** Records that the invoice stands in the books. */
    public void recordPosting(String id, String postingId) {
        jdbc.sql("update invoice set state = :state, posting_id = :postingId, closed_at = :at where id = :id")
                .param("state", InvoiceState.POSTED.text())
                .param("postingId", postingId)
                .param("at", now())
                .param("id", id)
                .update();
    }

    /** Records that the invoice ended without a posting. The same bytes may come again. */
    public void recordRejection(String id) {
        jdbc.sql("update invoice set state = :state, live_sha256 = null, closed_at = :at where id = :id")
                .param("state", InvoiceState.REJECTED.text())
                .param("at", now())
                .param("id", id)
                .update();
    }

    /** Records that the invoice was paid. */
    void recordPaid(String id) {
        close(id, InvoiceState.PAID);
    }

    /** Records that the invoice was taken back. The same bytes may come again. */
    void recordWithdrawn(String id) {
        close(id, InvoiceState.WITHDRAWN);
        jdbc.sql("update invoice set live_sha256 = null where id = :id")
                .param("id", id)
                .update();
    }

    private void close(String id, InvoiceState state) {
        jdbc.sql("update invoice set state = :state, closed_at = :at where id = :id")
                .param("state", state.text())
                .param("at", now())
                .param("id", id)
                .update();
    }

    void delete(List<String> ids) {
        for (String table : List.of(
                "invoice_match",
                "invoice_credit",
                "invoice_coding",
                "invoice_rate",
                "invoice_payment",
                "invoice_withdrawal",
                "posting_release",
                "invoice_approval",
                "invoice_idempotency_key",
                "invoice_suspect",
                "invoice_finding",
                "invoice_version",
                "invoice_document")) {
            jdbc.sql("delete from " + table + " where invoice_id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
        jdbc.sql("delete from invoice where id in (:ids)").param("ids", ids).update();
    }

    private Invoice invoice(ResultSet row, int n) throws SQLException {
        String data = row.getString("data");
        return new Invoice(
                row.getString("id"),
                InvoiceState.of(row.getString("state")),
                new Invoice.StoredDocument(
                        row.getString("document_name"),
                        row.getString("media_type"),
                        row.getLong("size_in_bytes"),
                        row.getInt("page_count"),
                        row.getString("sha256")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                Channel.of(row.getString("channel")),
                row.getString("process_instance_id"),
                row.getString("unreadable_reason"),
                row.getBoolean("keyed_in"),
                data == null ? null : read(data),
                row.getString("supplier_id"),
                row.getString("posting_id"));
    }

    private String write(InvoiceData data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private InvoiceData read(String data) {
        return data.length() > LARGEST_KEPT ? parse(data) : parsed.of(data);
    }

    private InvoiceData parse(String data) {
        try {
            return json.readValue(data, InvoiceData.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Letters and digits only, so that "RE 12/3" and "re-123" are the same number. */
    static @Nullable String key(@Nullable String text) {
        String key = text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return key.isEmpty() ? null : key;
    }

    private static String fileName(String name) {
        String plain = name.replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\"]", "")
                .strip();
        String short255 = plain.length() > 255 ? plain.substring(plain.length() - 255) : plain;
        return short255.isEmpty() ? "document" : short255;
    }
}
