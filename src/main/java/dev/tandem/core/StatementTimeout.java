package dev.tandem.core;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a statement may take is watched by PostgreSQL itself, once per connection. Its driver would start and stop a timer for each
 * statement, and wake a thread for it. On H2 the engine and Spring set it for each statement.
 */
@Configuration(proxyBeanMethods = false)
public class StatementTimeout {

    /** Upgrades of the tables may take longer; {@link #forgetConnections} has to follow. */
    @Bean
    FlywayConfigurationCustomizer noTimeoutForMigrations(DataSource dataSource) {
        return flyway -> {
            if (Sequences.isPostgres(dataSource)) {
                flyway.initSql("set statement_timeout = 0");
            }
        };
    }

    /** Ends the connections of a pool that nobody uses just now, and with them whatever was set on them. */
    public static void forgetConnections(DataSource dataSource) {
        HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        if (pool != null && pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Bean
    static BeanPostProcessor statementTimeoutOfConnections(Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && DatabaseConfiguration.isPostgres(pool)) {
                    limit(pool, longest(settings));
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JdbcTemplate template && Sequences.isPostgres(dataSource(template))) {
                    template.setQueryTimeout(-1);
                }
                return bean;
            }
        };
    }

    private static DataSource dataSource(JdbcTemplate template) {
        return Objects.requireNonNull(template.getDataSource());
    }

    private static void limit(HikariDataSource pool, Duration atMost) {
        String limit = "set statement_timeout = " + atMost.toMillis();
        String before = pool.getConnectionInitSql();
        pool.setConnectionInitSql(before == null ? limit : before + "; " + limit);
    }

    /** The engine's is in seconds. */
    private static Duration longest(Environment settings) {
        Duration ofTandem = settings.getProperty("spring.jdbc.template.query-timeout", Duration.class, Duration.ZERO);
        Duration ofEngine = Duration.ofSeconds(settings.getProperty(
                "camunda.bpm.generic-properties.properties.jdbc-statement-timeout", Long.class, 0L));
        return ofTandem.compareTo(ofEngine) > 0 ? ofTandem : ofEngine;
    }

    /** After the one of the starter, which takes the engine's setting over. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    AbstractProcessEnginePlugin noTimersForStatements(DataSource dataSource) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                if (Sequences.isPostgres(dataSource)) {
                    engine.setJdbcStatementTimeout(null);
                }
            }
        };
    }
}
