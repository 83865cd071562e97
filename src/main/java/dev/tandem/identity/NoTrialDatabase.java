package dev.tandem.identity;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Refuses H2 outside the profile {@code local}, before anything is written to it. */
@Component
class NoTrialDatabase implements BeanPostProcessor {

    private final Environment environment;

    NoTrialDatabase(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource dataSource && !LocalProfile.isActive(environment) && isH2(dataSource)) {
            throw new RefusedToStartException(
                    "Tandem runs with the profile " + String.join(",", environment.getActiveProfiles())
                            + ", but its database is H2, which is for trying out only.",
                    "Set spring.datasource.url, .username and .password to a PostgreSQL database. To try Tandem out,"
                            + " start it without naming a profile.");
        }
        return bean;
    }

    private static boolean isH2(DataSource dataSource) {
        try {
            String url = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL);
            return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.H2;
        } catch (MetaDataAccessException e) {
            throw new RefusedToStartException(
                    "The database does not answer.",
                    "Check spring.datasource.url, .username and .password, and that the database runs.");
        }
    }
}
