package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives each Spring test context a database and a data folder of its own: H2 in memory, or with
 * {@code -Dtandem.test.database=postgres} a database on a real PostgreSQL that is started once per JVM.
 */
public class TestDatabase implements ContextCustomizerFactory {

    private static @Nullable EmbeddedPostgres server;

    /** True if these tests run on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("tandem.test.database", "h2"));
    }

    /** Properties of a fresh, empty database. */
    public static Map<String, String> fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (!isPostgres()) {
            return Map.of(
                    "spring.datasource.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                    "spring.datasource.username", "sa",
                    "spring.datasource.password", "");
        }
        return onPostgres(name);
    }

    /** Properties of a fresh, empty database on a real PostgreSQL, whatever these tests run on. */
    public static Map<String, String> freshPostgres() {
        return onPostgres("t" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static Map<String, String> onPostgres(String name) {
        createDatabase(name);
        return Map.of(
                "spring.datasource.url", postgres().getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.datasource.hikari.maximum-pool-size", "10");
    }

    private static synchronized EmbeddedPostgres postgres() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        // its own hook would stop it while the applications of the tests still close
                        .setRegisterShutdownHook(false)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
            SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
        }
        return running;
    }

    private static void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDatabase(String name) {
        try (var connection = postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new FreshDatabase();
    }

    private record FreshDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
            try {
                Path data = Files.createTempDirectory("tandem-test");
                TestPropertyValues.of(fresh()).and("tandem.data=" + data).applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
