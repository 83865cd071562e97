package dev.tandem.database;

import dev.tandem.core.StartProblem;
import dev.tandem.identity.RefusedToStartException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and upgrades all tables, Tandem's own and the engine's, or says what is wrong with them. */
class Migration {

    static final String COMMAND =
            "Run, once and not on every node: java -jar tandem.jar migrate (with the settings of the"
                    + " database only). Or set tandem.database.migrate=true to have each start do it.";

    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    private final EngineTables engine;
    private final DataSource dataSource;

    private Migration(EngineTables engine, DataSource dataSource) {
        this.engine = engine;
        this.dataSource = dataSource;
    }

    static Migration of(DataSource dataSource, String historyLevel) {
        return new Migration(new EngineTables(dataSource, historyLevel), dataSource);
    }

    /** What is wrong with the tables; empty if they are those of this version. */
    List<StartProblem> problems(Flyway flyway) {
        if (flyway.info().applied().length == 0) {
            return List.of(new StartProblem("The database has no tables of Tandem yet.", COMMAND));
        }
        List<StartProblem> problems = new ArrayList<>();
        ownTables(flyway, problems);
        problems.addAll(engine.problems());
        return problems;
    }

    private static void ownTables(Flyway flyway, List<StartProblem> problems) {
        MigrationInfo[] all = flyway.info().all();
        MigrationInfo[] pending = flyway.info().pending();
        if (Arrays.stream(all).anyMatch(change -> isNewer(change.getState()))) {
            problems.add(new StartProblem(
                    "The tables of Tandem are newer than this program: a later version upgraded them.",
                    "Run that version, or go back to a backup from before the upgrade."));
        } else if (pending.length > 0) {
            problems.add(new StartProblem(
                    "The tables of Tandem are older than this program: " + pending.length
                            + " upgrades are missing, the first is " + pending[0].getScript() + ".",
                    COMMAND + " Make a backup first."));
        } else {
            var result = flyway.validateWithResult();
            if (!result.validationSuccessful) {
                problems.add(new StartProblem(
                        "The tables of Tandem were not made by this program: " + result.getAllErrorMessages(),
                        "Run the version that made them, or go back to a backup."));
            }
        }
    }

    private static boolean isNewer(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    /** Does what is to be done, however many do it at the same moment. */
    void run(Flyway flyway) {
        try {
            refuseIfNewer(flyway);
            MigrateResult own = flyway.migrate();
            if (own.migrationsExecuted == 0) {
                log.info("The tables of Tandem were up to date: version {}.", own.initialSchemaVersion);
            } else {
                log.info(
                        "The tables of Tandem are upgraded: {} upgrades, the last is version {}.",
                        own.migrationsExecuted,
                        own.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw new RefusedToStartException(
                    "The tables of Tandem could not be upgraded: " + e.getMessage(),
                    "Nothing of the upgrade that failed was kept on PostgreSQL; those before it stay. Put right what is named"
                            + " above, and run migrate again.");
        }
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            new JdbcTemplate(dataSource).queryForList("select id from deployment_lock for update");
            if (engine.version().isEmpty()) {
                engine.create();
                log.info("The tables of the engine are made: Camunda {}.", EngineTables.needed());
            } else {
                log.info(
                        "The tables of the engine were there: Camunda {}.",
                        engine.version().orElse(""));
            }
        });
        List<StartProblem> left = problems(flyway);
        if (!left.isEmpty()) {
            throw new RefusedToStartException(left);
        }
    }

    private static void refuseIfNewer(Flyway flyway) {
        List<StartProblem> problems = new ArrayList<>();
        if (Arrays.stream(flyway.info().all()).anyMatch(change -> isNewer(change.getState()))) {
            ownTables(flyway, problems);
            throw new RefusedToStartException(problems);
        }
    }
}
