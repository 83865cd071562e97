package dev.tandem.onboarding.screening;

import dev.tandem.erasure.CaseTraces;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was screened, as one of which persons, and against which list. Every method joins the caller's transaction. */
@Component
class ScreenedPersons implements CaseTraces {

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    ScreenedPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller holds the application. */
    void record(String onboardingId, String personsHash, String partyHash, long listVersion) {
        int known = jdbc.sql("""
                        update onboarding_screened set list_version = :list, screened_at = :now
                        where onboarding_id = :id and persons_hash = :persons and party_hash = :party""")
                .param("list", listVersion)
                .param("now", now())
                .param("id", onboardingId)
                .param("persons", personsHash)
                .param("party", partyHash)
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into onboarding_screened (onboarding_id, persons_hash, party_hash, list_version, screened_at)
                            values (:id, :persons, :party, :list, :now)""")
                    .param("id", onboardingId)
                    .param("persons", personsHash)
                    .param("party", partyHash)
                    .param("list", listVersion)
                    .param("now", now())
                    .update();
        }
    }

    /** Versions of the lists that these persons were screened against, by the hash of each. */
    Map<String, Long> of(String onboardingId, String personsHash) {
        Map<String, Long> versions = new HashMap<>();
        jdbc.sql("""
                        select party_hash, list_version from onboarding_screened
                        where onboarding_id = :id and persons_hash = :persons""").param("id", onboardingId).param("persons", personsHash).query(row -> {
            versions.put(row.getString("party_hash"), row.getLong("list_version"));
        });
        return versions;
    }

    /** When and against which list these persons were screened last, by the hash of each. */
    Map<String, ScreenedPerson.Last> last(String onboardingId, String personsHash) {
        Map<String, ScreenedPerson.Last> last = new HashMap<>();
        jdbc.sql("""
                        select party_hash, list_version, screened_at from onboarding_screened
                        where onboarding_id = :id and persons_hash = :persons""").param("id", onboardingId).param("persons", personsHash).query(row -> {
            last.put(
                    row.getString("party_hash"),
                    new ScreenedPerson.Last(
                            row.getLong("list_version"),
                            row.getObject("screened_at", OffsetDateTime.class).toInstant()));
        });
        return last;
    }

    /** Applications in one of these states of which somebody was last screened against an older list; oldest first. */
    List<String> olderThan(long listVersion, List<String> states, int limit) {
        return jdbc.sql("""
                        select o.id from onboarding o where o.state in (:states) and exists (
                            select 1 from onboarding_screened s where s.onboarding_id = o.id)
                        and not exists (
                            select 1 from onboarding_screened s where s.onboarding_id = o.id and s.list_version >= :list)
                        order by o.received_at fetch first :limit rows only""")
                .param("states", states)
                .param("list", listVersion)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String caseId) {
        jdbc.sql("delete from onboarding_screened where onboarding_id = :id")
                .param("id", caseId)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
