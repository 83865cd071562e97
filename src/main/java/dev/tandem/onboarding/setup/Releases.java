package dev.tandem.onboarding.setup;

import dev.tandem.erasure.CaseTraces;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leaves to set a customer up, each under keys of its own. A release is committed before any system is asked, so that whatever becomes
 * of the calls, an undoing knows the keys by which to take everything back. Every method joins the caller's transaction.
 */
@Component
class Releases implements CaseTraces {

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    Releases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A release.
     *
     * @param personsHash of everybody on the application when it was given
     */
    record Release(int round, String personsHash) {}

    Release add(String onboardingId, String personsHash) {
        int round = highestRound(onboardingId) + 1;
        jdbc.sql("""
                        insert into onboarding_release (onboarding_id, round, persons_hash, released_at)
                        values (:id, :round, :persons, :now)""")
                .param("id", onboardingId)
                .param("round", round)
                .param("persons", personsHash)
                .param("now", now())
                .update();
        return new Release(round, personsHash);
    }

    /** 0 if there never was a release. */
    int highestRound(String onboardingId) {
        return jdbc.sql("select coalesce(max(round), 0) from onboarding_release where onboarding_id = :id")
                .param("id", onboardingId)
                .query(Integer.class)
                .single();
    }

    /** The release that holds; empty if there is none, or its undoing has begun. */
    Optional<Release> current(String onboardingId) {
        return jdbc.sql("""
                        select round, persons_hash from onboarding_release
                        where onboarding_id = :id and accounting_undone_at is null and crm_undone_at is null
                            and access_undone_at is null
                            and round = (select max(round) from onboarding_release where onboarding_id = :id)""")
                .param("id", onboardingId)
                .query((row, n) -> new Release(row.getInt("round"), row.getString("persons_hash")))
                .optional();
    }

    /** Rounds that were not undone in this system yet, oldest first. */
    List<Integer> notUndone(String onboardingId, OutsideSystem system) {
        return jdbc.sql("select round from onboarding_release where onboarding_id = :id and " + system.undoneAt()
                        + " is null order by round")
                .param("id", onboardingId)
                .query(Integer.class)
                .list();
    }

    void undone(String onboardingId, int round, OutsideSystem system) {
        jdbc.sql("update onboarding_release set " + system.undoneAt()
                        + " = :now where onboarding_id = :id and round = :round")
                .param("now", now())
                .param("id", onboardingId)
                .param("round", round)
                .update();
    }

    @Override
    public void erase(String caseId) {
        jdbc.sql("delete from onboarding_release where onboarding_id = :id")
                .param("id", caseId)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
