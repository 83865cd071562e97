package dev.tandem.onboarding.documents;

import dev.tandem.core.TandemSettings;
import dev.tandem.erasure.CaseTraces;
import dev.tandem.links.LinkSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links by which a customer sends documents, without signing in: signed, good for a time, and to be taken back. A token that Tandem
 * did not sign is refused without a look into the database; one that it signed holds as long as its row is there. Every method joins
 * the caller's transaction.
 */
@Component
public class UploadLinks implements CaseTraces {

    static final String PURPOSE = "onboarding-documents";

    private static final int ID_BYTES = 16;
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final LinkSigner signer;
    private final UploadSettings settings;
    private final TandemSettings tandem;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    UploadLinks(JdbcClient jdbc, LinkSigner signer, UploadSettings settings, TandemSettings tandem) {
        this.jdbc = jdbc;
        this.signer = signer;
        this.settings = settings;
        this.tandem = tandem;
    }

    /** What a token leads to. */
    sealed interface Target {

        /** It can be used. */
        record Open(String linkId, String onboardingId) implements Target {}

        /** It was good once: its time is over, it was taken back, or the people were forgotten. */
        record Over() implements Target {}

        /** Tandem never made it. */
        record Unknown() implements Target {}
    }

    /** The address of the link that is in force; a new one if there is none, or none for longer than a day. */
    public String link(String onboardingId) {
        Instant soon = clock.instant().plus(WORTH_SENDING);
        return jdbc.sql("""
                        select id, expires_at from upload_link
                        where onboarding_id = :onboarding and revoked_at is null and expires_at > :soon
                        order by expires_at desc fetch first 1 rows only""")
                .param("onboarding", onboardingId)
                .param("soon", at(soon))
                .query((row, n) -> address(
                        row.getString("id"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> issue(onboardingId));
    }

    /** Until when a link is in force; empty if none is. */
    public Optional<Instant> openUntil(String onboardingId) {
        return jdbc.sql("""
                        select expires_at from upload_link
                        where onboarding_id = :onboarding and revoked_at is null and expires_at > :now
                        order by expires_at desc fetch first 1 rows only""")
                .param("onboarding", onboardingId)
                .param("now", at(clock.instant()))
                .query((row, n) ->
                        row.getObject("expires_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** A new link; all that there were before end. */
    public String replace(String onboardingId) {
        revoke(onboardingId);
        return issue(onboardingId);
    }

    /** Ends all links of an application. */
    public void revoke(String onboardingId) {
        jdbc.sql("update upload_link set revoked_at = :now where onboarding_id = :onboarding and revoked_at is null")
                .param("now", at(clock.instant()))
                .param("onboarding", onboardingId)
                .update();
    }

    private String issue(String onboardingId) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        // as exactly as it is signed
        Instant expiresAt = now.plus(settings.validFor()).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into upload_link (id, onboarding_id, issued_at, expires_at)
                        values (:id, :onboarding, :now, :expires)""")
                .param("id", id)
                .param("onboarding", onboardingId)
                .param("now", at(now))
                .param("expires", at(expiresAt))
                .update();
        return address(id, expiresAt);
    }

    private String address(String id, Instant expiresAt) {
        return tandem.link("/documents/" + signer.token(PURPOSE, id, expiresAt));
    }

    Target resolve(String token) {
        Optional<LinkSigner.Signed> signed = signer.verify(PURPOSE, token);
        if (signed.isEmpty()) {
            return new Target.Unknown();
        }
        Instant now = clock.instant();
        if (!signed.get().expiresAt().isAfter(now)) {
            return new Target.Over();
        }
        String id = signed.get().id();
        return jdbc.sql("""
                        select onboarding_id from upload_link
                        where id = :id and revoked_at is null and expires_at > :now""")
                .param("id", id)
                .param("now", at(now))
                .query(String.class)
                .optional()
                .<Target>map(onboarding -> new Target.Open(id, onboarding))
                .orElseGet(Target.Over::new);
    }

    @Override
    public void erase(String caseId) {
        jdbc.sql("delete from upload_link where onboarding_id = :onboarding")
                .param("onboarding", caseId)
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
