package dev.tandem.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real PostgreSQL that waits for the disk at each commit, as one in production does, and counts statements. */
final class DurablePostgres implements AutoCloseable {

    private static final String[] DURABLE = {"fsync", "synchronous_commit", "full_page_writes"};

    private final EmbeddedPostgres server;

    DurablePostgres() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // BEGIN and COMMIT are counted as transactions
                .setServerConfig("pg_stat_statements.track_utility", "off");
        // embedded, it does not wait for the disk unless it is told to
        for (String setting : DURABLE) {
            builder.setServerConfig(setting, "on");
        }
        server = builder.start();
        Map<String, String> settings = settings();
        if (!settings.values().stream().allMatch("on"::equals)) {
            throw new IllegalStateException("This PostgreSQL is not durable: " + settings);
        }
        execute("postgres", "create extension pg_stat_statements");
    }

    /** What the server itself says of what makes it durable. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        for (String setting : DURABLE) {
            found.put(setting, text("postgres", "show " + setting));
        }
        return found;
    }

    String version() throws SQLException {
        return text("postgres", "show server_version");
    }

    void create(String database) throws SQLException {
        execute("postgres", "create database " + database);
    }

    /** Does at once what autovacuum does within minutes: a database that has just been made plans as if its tables were empty. */
    void analyze(String database) throws SQLException {
        execute(database, "vacuum analyze");
    }

    String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    String text(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void forgetStatements() throws SQLException {
        execute("postgres", "select pg_stat_statements_reset()");
    }

    /** Statements that clients of this database sent since they were last forgotten. */
    long statements(String database) throws SQLException {
        return number("postgres", """
                select coalesce(sum(calls), 0)::bigint from pg_stat_statements
                where dbid = (select oid from pg_database where datname = '%s')""".formatted(database));
    }

    /** Transactions of this database so far, each look at it without one included. */
    long transactions(String database) throws SQLException {
        return number(
                "postgres",
                "select xact_commit + xact_rollback from pg_stat_database where datname = '%s'".formatted(database));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
