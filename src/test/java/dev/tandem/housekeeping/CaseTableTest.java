package dev.tandem.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("once")
class CaseTableTest {

    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    private final CaseTable table = new CaseTable(jdbc, "thing", "closed_at < :before");

    @Test
    void whatWasOpenedSinceItWasLookedForIsNotHeld() {
        jdbc.sql("create table thing (id varchar(10) primary key, closed_at integer)")
                .update();
        jdbc.sql("insert into thing values ('A', 1), ('B', null), ('C', 9)").update();

        assertThat(table.hold(List.of("A", "B", "C"), Map.of("before", 5))).containsExactly("A");
    }
}
