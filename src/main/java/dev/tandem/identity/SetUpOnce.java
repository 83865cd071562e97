package dev.tandem.identity;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers what was set up, so that each thing is set up once, ever: what an administrator changes or removes later stays
 * changed or removed.
 */
@Component
class SetUpOnce {

    private final JdbcClient jdbc;

    SetUpOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one node at a time through, until its transaction ends. */
    void lock() {
        jdbc.sql("select item from access_set_up where item = 'lock' for update")
                .query(String.class)
                .single();
    }

    /** Does it unless it was done before. */
    void once(String item, Runnable action) {
        id(item, () -> {
            action.run();
            return "";
        });
    }

    boolean isDone(String item) {
        return engineId(item).isPresent();
    }

    /**
     * Creates something unless it was created before.
     *
     * @return its id, also if it was removed in the meantime
     */
    String id(String item, Supplier<String> create) {
        Optional<String> known = engineId(item);
        if (known.isPresent()) {
            return known.get();
        }
        String id = create.get();
        jdbc.sql("insert into access_set_up (item, engine_id, done_at) values (:item, :id, :at)")
                .param("item", item)
                .param("id", id)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return id;
    }

    private Optional<String> engineId(String item) {
        return jdbc.sql("select engine_id from access_set_up where item = :item")
                .param("item", item)
                .query(String.class)
                .optional();
    }
}
