package dev.tandem.core;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets one set of migrations serve H2 and PostgreSQL, which name two column types differently. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    FlywayConfigurationCustomizer columnTypes(DataSource dataSource) {
        boolean postgres = Sequences.isPostgres(dataSource);
        return flyway ->
                flyway.placeholders(Map.of("blob", postgres ? "bytea" : "blob", "text", postgres ? "text" : "clob"));
    }
}
