package dev.tandem.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL that waits for the disk at each commit, as one in production does, and counts statements. */
final class DurablePostgres implements AutoCloseable {

    private static final String[] DURABLE = {"fsync", "synchronous_commit", "full_page_writes"};

    private final EmbeddedPostgres server;

    DurablePostgres() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // BEGIN and COMMIT are counted as transactions
                .setServerConfig("pg_stat_statements.track_utility", "off");
        for (String one : System.getProperty("benchmark.postgres", "").split(",")) {
            if (!one.isEmpty()) {
                builder.setServerConfig(one.split("=", 2)[0], one.split("=", 2)[1]);
            }
        }
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
        execute("postgres", "select pg_stat_statements_reset(), pg_stat_reset_shared('wal')");
    }

    /** Statements that clients of this database sent since they were last forgotten. */
    long statements(String database) throws SQLException {
        return number("postgres", """
                select coalesce(sum(calls), 0)::bigint from pg_stat_statements
                where dbid = (select oid from pg_database where datname = '%s')""".formatted(database));
    }

    /** What was written to the log since then: its size, whole pages in it (after a checkpoint each page once), waits for the disk. */
    String log() throws SQLException {
        return text(
                "postgres",
                "select concat(wal_bytes / 1024, ' kB, ', wal_records, ' records, ', wal_fpi, ' whole pages, ', wal_sync, ' waits') from pg_stat_wal");
    }

    /** Transactions of this database so far, each look at it without one included. */
    long transactions(String database) throws SQLException {
        return number(
                "postgres",
                "select xact_commit + xact_rollback from pg_stat_database where datname = '%s'".formatted(database));
    }

    /** Time of the processors that the server and all its processes took so far, those that ended included; as Linux counts it. */
    Duration cpu() throws SQLException, IOException {
        long pid = Long.parseLong(Files.readAllLines(Path.of(text("postgres", "show data_directory"), "postmaster.pid"))
                .get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        Duration sum = ofThoseThatEnded(pid);
        for (ProcessHandle one :
                Stream.concat(Stream.of(postmaster), postmaster.children()).toList()) {
            sum = sum.plus(one.info().totalCpuDuration().orElse(Duration.ZERO));
        }
        return sum;
    }

    /** Fields 16 and 17 of Linux' file, in hundredths of a second; zero elsewhere. */
    private static Duration ofThoseThatEnded(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return Duration.ZERO;
        }
        String line = Files.readString(stat);
        // after the name of the program, which may have spaces
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
