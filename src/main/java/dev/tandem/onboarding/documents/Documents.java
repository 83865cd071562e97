package dev.tandem.onboarding.documents;

import dev.tandem.erasure.CaseTraces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of documents that new customers have to send. Every method joins the caller's transaction. */
@Component
public class Documents implements CaseTraces {

    private static final String THIS = " where onboarding_id = :id and number = :number";

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    Documents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All documents of an application, in the order in which they were asked for; those that are not needed any more too. */
    public List<WantedDocument> of(String onboardingId) {
        Map<Integer, List<Upload>> uploads = new HashMap<>();
        jdbc.sql("""
                        select number, round, file_name, media_type, size, pages, uploaded_at, accepted, decided_by, decided_at, reason
                        from onboarding_upload where onboarding_id = :id order by number, round""")
                .param("id", onboardingId)
                .query((row, n) -> uploads.computeIfAbsent(row.getInt("number"), any -> new ArrayList<>())
                        .add(upload(row)))
                .list();
        return jdbc.sql("select * from onboarding_document where onboarding_id = :id order by number")
                .param("id", onboardingId)
                .query((row, n) -> new WantedDocument(
                        onboardingId,
                        row.getInt("number"),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("why"),
                        DocumentState.of(row.getString("state")),
                        row.getInt("round"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        uploads.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    /** A document of an application, by its number. */
    public Optional<WantedDocument> find(String onboardingId, int number) {
        return of(onboardingId).stream()
                .filter(document -> document.number() == number)
                .findFirst();
    }

    /** @throws IllegalStateException if there is none */
    public WantedDocument get(String onboardingId, int number) {
        return find(onboardingId, number)
                .orElseThrow(() -> new IllegalStateException(onboardingId + " has no document " + number));
    }

    /**
     * Asks for these documents and no others. What came or was accepted before under the same code stays; of two with the same code
     * the first counts.
     *
     * @return numbers of those that are not accepted yet, in order: also of those that are there and have to be checked
     */
    public List<Integer> require(String onboardingId, List<RequiredDocument> required) {
        lockAll(onboardingId);
        Map<String, RequiredDocument> wanted = new LinkedHashMap<>();
        required.forEach(document -> wanted.putIfAbsent(document.code(), document));
        Map<String, WantedDocument> known = new LinkedHashMap<>();
        of(onboardingId).forEach(document -> known.put(document.code(), document));
        for (WantedDocument document : known.values()) {
            RequiredDocument now = wanted.get(document.code());
            if (now == null) {
                changeState(document, DocumentState.NOT_NEEDED);
            } else {
                askAgain(document, now);
            }
        }
        int number = known.size();
        for (RequiredDocument document : wanted.values()) {
            if (!known.containsKey(document.code())) {
                number++;
                add(onboardingId, number, document);
            }
        }
        return of(onboardingId).stream()
                .filter(document ->
                        document.state() == DocumentState.WANTED || document.state() == DocumentState.UPLOADED)
                .map(WantedDocument::number)
                .toList();
    }

    /** As far as it had come, in today's words. */
    private void askAgain(WantedDocument document, RequiredDocument now) {
        DocumentState state = document.current()
                .map(upload -> upload.accepted() == null ? DocumentState.UPLOADED : DocumentState.ACCEPTED)
                .orElse(DocumentState.WANTED);
        changeState(document, state);
        jdbc.sql("update onboarding_document set title = :title, why = :why" + THIS)
                .param("title", now.title())
                .param("why", now.why())
                .param("id", document.onboardingId())
                .param("number", document.number())
                .update();
    }

    private void add(String onboardingId, int number, RequiredDocument document) {
        jdbc.sql("""
                        insert into onboarding_document (onboarding_id, number, code, title, why, state, round, requested_at)
                        values (:id, :number, :code, :title, :why, :state, 1, :now)""")
                .param("id", onboardingId)
                .param("number", number)
                .param("code", document.code())
                .param("title", document.title())
                .param("why", document.why())
                .param("state", DocumentState.WANTED.text())
                .param("now", now())
                .update();
    }

    /**
     * Keeps that what came is what was asked for.
     *
     * @throws IllegalStateException if nothing is there to be checked
     */
    public void accept(String onboardingId, int number, String userId) {
        WantedDocument document = toBeChecked(onboardingId, number);
        decide(document, true, userId, null);
        changeState(document, DocumentState.ACCEPTED);
    }

    /**
     * Keeps that what came is not what was asked for, and asks for it again, in the next round.
     *
     * @param reason as the customer reads it
     * @throws IllegalStateException if nothing is there to be checked
     */
    public void reject(String onboardingId, int number, String userId, String reason) {
        WantedDocument document = toBeChecked(onboardingId, number);
        decide(document, false, userId, reason);
        changeState(document, DocumentState.WANTED);
        jdbc.sql("update onboarding_document set round = round + 1" + THIS)
                .param("id", onboardingId)
                .param("number", number)
                .update();
    }

    private WantedDocument toBeChecked(String onboardingId, int number) {
        WantedDocument document = lock(onboardingId, number)
                .orElseThrow(() -> new IllegalStateException(onboardingId + " has no document " + number));
        if (document.state() != DocumentState.UPLOADED) {
            throw new IllegalStateException("Document " + number + " of " + onboardingId + " is "
                    + document.state().text() + ": there is nothing to be checked");
        }
        return document;
    }

    private void decide(WantedDocument document, boolean accepted, String userId, @Nullable String reason) {
        jdbc.sql("""
                        update onboarding_upload set accepted = :accepted, decided_by = :by, decided_at = :at, reason = :reason
                        where onboarding_id = :id and number = :number and round = :round""")
                .param("accepted", accepted)
                .param("by", userId)
                .param("at", now())
                .param("reason", reason)
                .param("id", document.onboardingId())
                .param("number", document.number())
                .param("round", document.round())
                .update();
    }

    private void changeState(WantedDocument document, DocumentState state) {
        jdbc.sql("update onboarding_document set state = :state" + THIS)
                .param("state", state.text())
                .param("id", document.onboardingId())
                .param("number", document.number())
                .update();
    }

    /** Holds all documents of an application until the caller's transaction ends. */
    private void lockAll(String onboardingId) {
        jdbc.sql("select number from onboarding_document where onboarding_id = :id order by number for update")
                .param("id", onboardingId)
                .query(Integer.class)
                .list();
    }

    /** Holds a document until the caller's transaction ends. */
    Optional<WantedDocument> lock(String onboardingId, int number) {
        jdbc.sql("select number from onboarding_document" + THIS + " for update")
                .param("id", onboardingId)
                .param("number", number)
                .query(Integer.class)
                .list();
        return find(onboardingId, number);
    }

    /** Keeps what came for a document that is wanted and locked. */
    void keep(WantedDocument document, ReceivedFile file) {
        jdbc.sql("""
                        insert into onboarding_upload (onboarding_id, number, round, file_name, media_type, size, sha256, pages,
                            content, uploaded_at)
                        values (:id, :number, :round, :name, :type, :size, :sha256, :pages, :content, :now)""")
                .param("id", document.onboardingId())
                .param("number", document.number())
                .param("round", document.round())
                .param("name", file.name())
                .param("type", file.kind().mediaType())
                .param("size", file.content().length)
                .param("sha256", file.sha256())
                .param("pages", file.pages())
                .param("content", file.content())
                .param("now", now())
                .update();
        changeState(document, DocumentState.UPLOADED);
    }

    /** SHA-256 of what came in the round that is on now. */
    Optional<String> sha256(WantedDocument document) {
        return jdbc.sql("select sha256 from onboarding_upload" + THIS + " and round = :round")
                .param("id", document.onboardingId())
                .param("number", document.number())
                .param("round", document.round())
                .query(String.class)
                .optional();
    }

    /** What was uploaded, byte for byte; empty if nothing was. */
    public Optional<byte[]> content(String onboardingId, int number, int round) {
        return jdbc.sql("select content from onboarding_upload" + THIS + " and round = :round")
                .param("id", onboardingId)
                .param("number", number)
                .param("round", round)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** Neither the documents nor what was asked for, and why, remains. */
    @Override
    public void erase(String caseId) {
        // whoever uploads holds one of these rows until the upload is there: then it is removed too
        lockAll(caseId);
        for (String table : List.of("onboarding_upload", "onboarding_document")) {
            jdbc.sql("delete from " + table + " where onboarding_id = :id")
                    .param("id", caseId)
                    .update();
        }
    }

    private static Upload upload(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Upload(
                row.getInt("round"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getInt("pages"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("accepted", Boolean.class),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}
