package dev.tandem.database;

import dev.tandem.core.StartProblem;
import dev.tandem.identity.LocalProfile;
import dev.tandem.identity.ProductionProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;

/** Asks the database itself whether it is one to run on. */
class DatabaseProblems {

    private final Environment environment;

    DatabaseProblems(Environment environment) {
        this.environment = environment;
    }

    List<StartProblem> of(DataSource dataSource) {
        List<StartProblem> problems = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseDriver database =
                    DatabaseDriver.fromJdbcUrl(connection.getMetaData().getURL());
            if (database == DatabaseDriver.H2 && !LocalProfile.isActive(environment)) {
                problems.add(new StartProblem(
                        "Tandem runs with the profile " + String.join(",", environment.getActiveProfiles())
                                + ", but its database is H2, which is for trying out only.",
                        "Set spring.datasource.url, .username and .password to a PostgreSQL database. To try Tandem out,"
                                + " start it without naming a profile."));
            } else if (ProductionProfile.isActive(environment)) {
                if (database != DatabaseDriver.POSTGRESQL) {
                    problems.add(new StartProblem(
                            "The database is no PostgreSQL, and Tandem is made for no other.",
                            "Set spring.datasource.url, .username and .password to a PostgreSQL database."));
                }
                isolation(connection, problems);
            }
        } catch (SQLException e) {
            problems.add(new StartProblem(
                    "The database does not answer, or lets nobody in with this user and password.",
                    "Check spring.datasource.url, .username and .password, and that the database runs."));
        }
        if (ProductionProfile.isActive(environment)
                && environment.getProperty("spring.datasource.password", "").isBlank()) {
            problems.add(new StartProblem(
                    "The database is used without a password: spring.datasource.password is not set.",
                    "Give the user of the database a password, and set spring.datasource.password"
                            + " (SPRING_DATASOURCE_PASSWORD) to it."));
        }
        return problems;
    }

    /** The engine works with no other: at any other one it loses changes, or fails where nothing is wrong. */
    private static void isolation(Connection connection, List<StartProblem> problems) throws SQLException {
        int level = connection.getTransactionIsolation();
        if (level != Connection.TRANSACTION_READ_COMMITTED) {
            problems.add(
                    new StartProblem(
                            "The database gives its connections the transaction isolation " + name(level)
                                    + ", and the engine needs READ COMMITTED.",
                            "Run: alter database \"" + connection.getCatalog()
                                    + "\" set default_transaction_isolation = 'read committed'; and look whether the same is set for the"
                                    + " user. Or set spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED."));
        }
    }

    private static String name(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            default -> "NONE";
        };
    }
}
