package dev.tandem.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.StartProblem;
import dev.tandem.identity.RefusedToStartException;
import dev.tandem.testing.Race;
import dev.tandem.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** On PostgreSQL, as only there somebody else than the start makes the tables. */
@Tag("once")
class MigrationTest {

    private final Map<String, String> database = TestDatabase.freshPostgres();
    private final DataSource dataSource = new DriverManagerDataSource(
            database.get("spring.datasource.url"),
            database.get("spring.datasource.username"),
            database.get("spring.datasource.password"));
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final Flyway flyway = Flyway.configure()
            .dataSource(dataSource)
            .placeholders(Map.of("blob", "bytea", "text", "text"))
            .load();
    private final Migration migration = Migration.of(dataSource, "full");

    @Test
    void tablesThatAreMissingOlderNewerOrOthersAreNamed() throws Exception {
        assertThat(migration.problems(flyway)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("no tables of Tandem yet");
            assertThat(problem.action()).contains("java -jar tandem.jar migrate");
        });

        // two at the same moment, as by a careless script
        Race.of(2, n -> {
            migration.run(flyway);
            return n;
        });
        assertThat(migration.problems(flyway)).isEmpty();

        jdbc.execute("create table history as select * from flyway_schema_history");
        int upgrades = jdbc.queryForObject("select max(installed_rank) from history", Integer.class);
        jdbc.update("delete from flyway_schema_history where installed_rank > ?", upgrades - 2);
        assertThat(whats()).singleElement().asString().contains("older than this program: 2 upgrades are missing");

        jdbc.update("insert into flyway_schema_history select * from history where installed_rank > ?", upgrades - 2);
        jdbc.update(
                "insert into flyway_schema_history select installed_rank + 1, '9999', 'later', type, 'V9999__later.sql',"
                        + " checksum, installed_by, installed_on, 0, true from history where installed_rank = ?",
                upgrades);
        assertThat(whats()).singleElement().asString().contains("newer than this program");
        assertThatThrownBy(() -> migration.run(flyway))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("newer than this program");

        jdbc.update("delete from flyway_schema_history where version = '9999'");
        jdbc.update("update flyway_schema_history set checksum = 1 where installed_rank = ?", upgrades);
        assertThat(whats()).singleElement().asString().contains("not made by this program", "checksum");
        jdbc.update("delete from flyway_schema_history");
        jdbc.update("insert into flyway_schema_history select * from history");

        jdbc.update("update act_ge_schema_log set version_ = '7.9.0'");
        assertThat(migration.problems(flyway)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("those of Camunda 7.9.0", "needs those of Camunda 7.24");
            assertThat(problem.action()).contains("sql/upgrade");
        });
        assertThatThrownBy(() -> migration.run(flyway)).hasMessageContaining("Camunda 7.9.0");
        jdbc.update("update act_ge_schema_log set version_ = '7.25.0'");
        assertThat(migration.problems(flyway))
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("newer Tandem"));
    }

    @Test
    void aDatabaseThatIsNotReadCommittedOrLetsNobodyInIsRefused() {
        var environment = new MockEnvironment().withProperty("spring.datasource.password", "postgres");
        environment.setActiveProfiles("production");
        var problems = new DatabaseProblems(environment);
        assertThat(problems.of(dataSource)).isEmpty();

        String name = jdbc.queryForObject("select current_database()", String.class);
        jdbc.execute("alter database " + name + " set default_transaction_isolation = 'repeatable read'");
        assertThat(problems.of(dataSource)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("REPEATABLE READ", "needs READ COMMITTED");
            assertThat(problem.action())
                    .contains("alter database \"" + name + "\" set default_transaction_isolation = 'read committed'");
        });

        assertThat(problems.of(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/none", "nobody", "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("does not answer"));
    }

    private List<String> whats() {
        return migration.problems(flyway).stream().map(StartProblem::what).toList();
    }
}
