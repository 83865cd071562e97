package dev.tandem.links;

import dev.tandem.core.TandemSettings;
import dev.tandem.erasure.CaseTraces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Issues links that let one person do one task of one case, without signing in. Only a hash of the token is kept: who reads the
 * database can't use it. Every method joins the caller's transaction.
 */
@Component
public class TaskLinks implements CaseTraces {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final LinkSettings settings;
    private final TandemSettings tandem;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    TaskLinks(JdbcClient jdbc, LinkSettings settings, TandemSettings tandem) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.tandem = tandem;
    }

    /** What a link leads to. */
    record Link(String process, String caseId, String activityId, String userId, boolean used) {}

    /** A new link; those that were issued before for this task of this case end. */
    public String issue(String process, String caseId, String activityId, String userId) {
        revoke(caseId, activityId);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into task_link (token_sha256, process, case_id, activity_id, user_id, issued_at, expires_at)
                        values (:hash, :process, :caseId, :activityId, :userId, :now, :expires)""")
                .param("hash", hash(token))
                .param("process", process)
                .param("caseId", caseId)
                .param("activityId", activityId)
                .param("userId", userId)
                .param("now", now())
                .param("expires", now().plus(settings.validFor()))
                .update();
        return tandem.link("/answers/" + token);
    }

    /** Ends all links for this task of this case. */
    public void revoke(String caseId, String activityId) {
        jdbc.sql("delete from task_link where case_id = :caseId and activity_id = :activityId")
                .param("caseId", caseId)
                .param("activityId", activityId)
                .update();
    }

    /** Forgets links of these cases, when their time is over. */
    public void delete(List<String> caseIds) {
        jdbc.sql("delete from task_link where case_id in (:caseIds)")
                .param("caseIds", caseIds)
                .update();
    }

    @Override
    public void erase(String caseId) {
        delete(List.of(caseId));
    }

    Optional<Link> find(String token) {
        return jdbc.sql("select * from task_link where token_sha256 = :hash and expires_at > :now")
                .param("hash", hash(token))
                .param("now", now())
                .query((row, n) -> new Link(
                        row.getString("process"),
                        row.getString("case_id"),
                        row.getString("activity_id"),
                        row.getString("user_id"),
                        row.getObject("used_at") != null))
                .optional();
    }

    /** False if somebody was faster: of two at once, one uses it. */
    boolean use(String token) {
        return jdbc.sql("update task_link set used_at = :now where token_sha256 = :hash and used_at is null")
                        .param("now", now())
                        .param("hash", hash(token))
                        .update()
                == 1;
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
