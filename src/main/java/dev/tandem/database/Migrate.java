package dev.tandem.database;

import dev.tandem.core.DatabaseConfiguration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The run that makes and upgrades the tables and ends. It needs the settings of the database only. */
public final class Migrate {

    /** The word on the command line. */
    public static final String COMMAND = "migrate";

    private Migrate() {}

    /**
     * Runs it. If something is wrong the program ends with 1, after the log has said what.
     *
     * @param arguments settings
     */
    public static void run(String... arguments) {
        SpringApplication.exit(new SpringApplicationBuilder(OnlyTheDatabase.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments));
    }

    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({DatabaseConfiguration.class, StartChecks.class})
    static class OnlyTheDatabase {

        @Bean
        FlywayMigrationStrategy migrate(
                DataSource dataSource, @Value("${camunda.bpm.history-level}") String historyLevel) {
            return Migration.of(dataSource, historyLevel)::run;
        }
    }
}
