package dev.tandem.onboarding.screening;

import dev.tandem.erasure.CaseTraces;
import dev.tandem.integration.screening.ScreeningHit;
import dev.tandem.onboarding.Party;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.PartyRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Possible hits and what people said of them. Every method joins the caller's transaction. */
@Component
public class Hits implements CaseTraces {

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    Hits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All hits of an application that were ever found, in their order. */
    public List<Hit> of(String onboardingId) {
        return jdbc.sql("select * from onboarding_hit where onboarding_id = :id order by number")
                .param("id", onboardingId)
                .query(Hits::hit)
                .list();
    }

    /** Hits of these people, in their order. */
    List<Hit> of(String onboardingId, Collection<Party> parties) {
        List<String> hashes = parties.stream().map(Party::hash).toList();
        return of(onboardingId).stream()
                .filter(hit -> hashes.contains(hit.party().hash()))
                .toList();
    }

    /** @throws IllegalStateException if there is no such hit */
    public Hit get(String hitId) {
        return jdbc.sql("select * from onboarding_hit where id = :id")
                .param("id", hitId)
                .query(Hits::hit)
                .optional()
                .orElseThrow(() -> new IllegalStateException("There is no possible hit " + hitId));
    }

    /**
     * Writes down what a screening found about somebody. What was found before of the same person and the same entry stays as
     * people decided it. The caller holds the application.
     */
    void found(String onboardingId, Party party, ScreeningHit entry, long listVersion) {
        int known = jdbc.sql("""
                        update onboarding_hit set list_version = :list where onboarding_id = :id and party_hash = :party
                            and entry_id = :entry and entry_hash = :hash""")
                .param("list", listVersion)
                .param("id", onboardingId)
                .param("party", party.hash())
                .param("entry", entry.entryId())
                .param("hash", entry.entryHash())
                .update();
        if (known == 0) {
            add(onboardingId, party, entry, listVersion);
        }
    }

    private void add(String onboardingId, Party party, ScreeningHit entry, long listVersion) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from onboarding_hit where onboarding_id = :id")
                .param("id", onboardingId)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into onboarding_hit (id, onboarding_id, number, party_hash, party_position, party_role, party_kind,
                            party_name, party_birth_date, party_country, entry_id, entry_hash, entry_name, entry_kind,
                            matched_name, program, remarks, score, reason, list_version, found_at, state)
                        values (:hit, :id, :number, :party, :position, :role, :kind, :name, :birthDate, :country, :entry, :hash,
                            :entryName, :entryKind, :matched, :program, :remarks, :score, :reason, :list, :now, :state)""")
                .param("hit", onboardingId + "." + number)
                .param("id", onboardingId)
                .param("number", number)
                .param("party", party.hash())
                .param("position", party.position())
                .param("role", party.role().text())
                .param("kind", party.kind().text())
                .param("name", party.name())
                .param("birthDate", party.birthDate())
                .param("country", party.country())
                .param("entry", entry.entryId())
                .param("hash", entry.entryHash())
                .param("entryName", entry.entryName())
                .param("entryKind", entry.entryKind())
                .param("matched", entry.matchedName())
                .param("program", entry.program())
                .param("remarks", entry.remarks())
                .param("score", entry.score())
                .param("reason", entry.reason())
                .param("list", listVersion)
                .param("now", now())
                .param("state", HitState.OPEN.text())
                .update();
    }

    /**
     * One person says that it is somebody else.
     *
     * @return false if the hit is not open (any more)
     */
    public boolean proposeClearing(String hitId, String userId, String reason) {
        return first(hitId, HitState.CLEARING, userId, reason);
    }

    /**
     * One person says that it is the one on the list.
     *
     * @return false if the hit is not open (any more)
     */
    public boolean confirm(String hitId, String userId, String reason) {
        return first(hitId, HitState.CONFIRMED, userId, reason);
    }

    private boolean first(String hitId, HitState state, String userId, String reason) {
        return jdbc.sql("""
                        update onboarding_hit set state = :state, first_by = :user, first_at = :now, first_reason = :reason
                        where id = :hit and state = :open""")
                        .param("state", state.text())
                        .param("user", userId)
                        .param("now", now())
                        .param("reason", reason)
                        .param("hit", hitId)
                        .param("open", HitState.OPEN.text())
                        .update()
                == 1;
    }

    /**
     * A second person agrees that it is somebody else.
     *
     * @return false if nobody proposed that, or the same person did
     */
    public boolean agree(String hitId, String userId) {
        return jdbc.sql("""
                        update onboarding_hit set state = :state, second_by = :user, second_at = :now
                        where id = :hit and state = :clearing and first_by <> :user""")
                        .param("state", HitState.CLEARED.text())
                        .param("user", userId)
                        .param("now", now())
                        .param("hit", hitId)
                        .param("clearing", HitState.CLEARING.text())
                        .update()
                == 1;
    }

    /**
     * A second person does not agree: the hit is open again.
     *
     * @return false if nobody proposed to clear it, or the same person did
     */
    public boolean disagree(String hitId, String userId) {
        return jdbc.sql("""
                        update onboarding_hit set state = :open, first_by = null, first_at = null, first_reason = null
                        where id = :hit and state = :clearing and first_by <> :user""")
                        .param("open", HitState.OPEN.text())
                        .param("user", userId)
                        .param("hit", hitId)
                        .param("clearing", HitState.CLEARING.text())
                        .update()
                == 1;
    }

    /** What one person alone proposed does not count any more: the review begins anew. */
    public void reopen(String hitId) {
        jdbc.sql("""
                        update onboarding_hit set state = :open, first_by = null, first_at = null, first_reason = null
                        where id = :hit and state = :clearing""")
                .param("open", HitState.OPEN.text())
                .param("hit", hitId)
                .param("clearing", HitState.CLEARING.text())
                .update();
    }

    /** Applications in one of these states that have possible hits which nobody has decided. */
    List<String> withOpenHits(List<String> onboardingStates, int limit) {
        return jdbc.sql("""
                        select o.id from onboarding o where o.state in (:states) and exists (
                            select 1 from onboarding_hit h where h.onboarding_id = o.id and h.state in (:open, :clearing))
                        order by o.received_at fetch first :limit rows only""")
                .param("states", onboardingStates)
                .param("open", HitState.OPEN.text())
                .param("clearing", HitState.CLEARING.text())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String caseId) {
        jdbc.sql("delete from onboarding_hit where onboarding_id = :id")
                .param("id", caseId)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Hit hit(ResultSet row, int n) throws SQLException {
        return new Hit(
                row.getString("id"),
                row.getString("onboarding_id"),
                row.getInt("number"),
                new Party(
                        row.getInt("party_position"),
                        PartyRole.of(row.getString("party_role")),
                        PartyKind.of(row.getString("party_kind")),
                        row.getString("party_name"),
                        row.getObject("party_birth_date", LocalDate.class),
                        row.getString("party_country"),
                        null),
                new ScreeningHit(
                        row.getString("entry_id"),
                        row.getString("entry_name"),
                        row.getString("matched_name"),
                        row.getString("entry_kind"),
                        row.getString("program"),
                        row.getString("remarks"),
                        row.getInt("score"),
                        row.getString("reason"),
                        row.getString("entry_hash")),
                row.getLong("list_version"),
                Objects.requireNonNull(moment(row, "found_at")),
                HitState.of(row.getString("state")),
                row.getString("first_by"),
                moment(row, "first_at"),
                row.getString("first_reason"),
                row.getString("second_by"),
                moment(row, "second_at"));
    }
}
