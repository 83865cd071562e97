package dev.tandem.core;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;
import org.springframework.stereotype.Component;

/** Numbers from the sequences of the database, which H2 and PostgreSQL ask for in different words. */
@Component
public class Sequences {

    private final DataSource dataSource;
    private final boolean postgres;

    Sequences(DataSource dataSource) {
        this.dataSource = dataSource;
        this.postgres = isPostgres(dataSource);
    }

    /** The next number of a sequence; numbers may be skipped, and never come twice. */
    public long next(String sequence) {
        DataFieldMaxValueIncrementer incrementer = postgres
                ? new PostgresSequenceMaxValueIncrementer(dataSource, sequence)
                : new H2SequenceMaxValueIncrementer(dataSource, sequence);
        return incrementer.nextLongValue();
    }

    /** The next numbers of a sequence, in one go. */
    public List<Long> next(String sequence, int count) {
        String sql = postgres
                ? "select nextval('" + sequence + "') from generate_series(1, ?)"
                : "select next value for " + sequence + " from system_range(1, ?)";
        return count == 0 ? List.of() : new JdbcTemplate(dataSource).queryForList(sql, Long.class, count);
    }

    static boolean isPostgres(DataSource dataSource) {
        try {
            String url = JdbcUtils.extractDatabaseMetaData(dataSource, java.sql.DatabaseMetaData::getURL);
            return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not answer: check spring.datasource.url", e);
        }
    }
}
