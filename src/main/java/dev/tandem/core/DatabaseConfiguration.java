package dev.tandem.core;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Lets one set of migrations serve H2 and PostgreSQL, which name two column types differently. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    FlywayConfigurationCustomizer columnTypes(DataSource dataSource) {
        boolean postgres = isPostgres(dataSource);
        return flyway ->
                flyway.placeholders(Map.of("blob", postgres ? "bytea" : "blob", "text", postgres ? "text" : "clob"));
    }

    private static boolean isPostgres(DataSource dataSource) {
        try {
            String url = JdbcUtils.extractDatabaseMetaData(dataSource, java.sql.DatabaseMetaData::getURL);
            return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not answer: check spring.datasource.url", e);
        }
    }
}
