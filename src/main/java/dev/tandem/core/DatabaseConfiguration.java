package dev.tandem.core;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets one set of migrations serve H2 and PostgreSQL, which name two column types differently. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    /** More than the different statements of a case, each with different numbers of rows: what is kept is not planned again. */
    private static final String STATEMENTS_OF_A_CASE = "1024";

    @Bean
    FlywayConfigurationCustomizer columnTypes(DataSource dataSource) {
        boolean postgres = Sequences.isPostgres(dataSource);
        return flyway ->
                flyway.placeholders(Map.of("blob", postgres ? "bytea" : "blob", "text", postgres ? "text" : "clob"));
    }

    /** The engine writes its history row by row; PostgreSQL's driver can send rows of the same table as one statement. */
    @Bean
    static BeanPostProcessor rowsTogether() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
                    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
                    pool.addDataSourceProperty("preparedStatementCacheQueries", STATEMENTS_OF_A_CASE);
                }
                return bean;
            }
        };
    }

    /** Without a connection: of a pool that is still being set up. */
    static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
    }
}
