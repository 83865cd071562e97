package dev.tandem.database;

import dev.tandem.core.StartProblem;
import dev.tandem.core.StatementTimeout;
import dev.tandem.identity.LocalProfile;
import dev.tandem.identity.RefusedToStartException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What a start does with the tables, before anything else uses them. */
@Configuration(proxyBeanMethods = false)
class TablesConfiguration {

    @Bean
    FlywayMigrationStrategy tables(
            DataSource dataSource,
            @Value("${camunda.bpm.history-level}") String historyLevel,
            DatabaseSettings settings,
            Environment environment) {
        if (LocalProfile.isActive(environment)) {
            // one node: the engine makes its own tables when it is built
            return thenForgetting(dataSource, Flyway::migrate);
        }
        Migration migration = Migration.of(dataSource, historyLevel);
        return thenForgetting(
                dataSource, settings.migrate() ? migration::run : flyway -> refuse(migration.problems(flyway)));
    }

    /** What it has set on connections, no other user of them is to get. */
    private static FlywayMigrationStrategy thenForgetting(DataSource dataSource, FlywayMigrationStrategy tables) {
        return flyway -> {
            tables.migrate(flyway);
            StatementTimeout.forgetConnections(dataSource);
        };
    }

    private static void refuse(List<StartProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedToStartException(problems);
        }
    }
}
