package dev.tandem.lead.erasure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail addresses under which leads may still turn up that are to be forgotten. Every method joins the caller's transaction. */
@Component
class AddressesToForget {

    private final JdbcClient jdbc;

    AddressesToForget(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param requestedBy id of the user who recorded the wish; null if a message told it */
    record Address(String mail, @Nullable String requestedBy) {}

    void add(String mail, @Nullable String userId, Instant now) {
        boolean there = jdbc.sql("select mail from lead_erasure_address where mail = :mail for update")
                .param("mail", mail)
                .query(String.class)
                .optional()
                .isPresent();
        if (!there) {
            jdbc.sql("insert into lead_erasure_address (mail, requested_at, requested_by) values (:mail, :now, :by)")
                    .param("mail", mail)
                    .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .param("by", userId)
                    .update();
        }
    }

    List<String> all() {
        return jdbc.sql("select mail from lead_erasure_address order by requested_at")
                .query(String.class)
                .list();
    }

    /** Holds the address until the caller's transaction ends; empty if it is forgotten, or another node holds it. */
    Optional<Address> lock(String mail) {
        return jdbc.sql("select mail, requested_by from lead_erasure_address where mail = :mail for update skip locked")
                .param("mail", mail)
                .query((row, n) -> new Address(row.getString("mail"), row.getString("requested_by")))
                .optional();
    }

    void remove(String mail) {
        jdbc.sql("delete from lead_erasure_address where mail = :mail")
                .param("mail", mail)
                .update();
    }
}
