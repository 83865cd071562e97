package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.TandemApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outside the profile local Tandem starts safely or not at all. Each start is a process of its own, as in real life. */
@Tag("once")
class NonLocalStartTest {

    private static final Pattern PORT = Pattern.compile("Tandem runs on port (\\d+)");

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void h2IsRefusedAlsoWhereNobodyNamedADatabase() throws Exception {
        assertThat(refused("production")).contains("APPLICATION FAILED TO START", "its database is H2", "PostgreSQL");
    }

    @Test
    void localTogetherWithAnotherProfileIsNotLocal() throws Exception {
        assertThat(refused("local,production")).contains("its database is H2");
    }

    @Test
    void theFirstStartCreatesTheAdministratorAndASampleUserIsRefused() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String[] database = {
                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres"
            };
            assertThat(refused("production", database)).contains("tandem.links.signing-key is not set");

            String[] signing = with(database, "tandem.links.signing-key=seven long bicycles stand in one line");
            assertThat(refused("production", signing)).contains("There is no user yet, so nobody could sign in.");

            String[] good = with(
                    signing,
                    "tandem.identity.administrator.id=anna.schmidt",
                    "tandem.identity.administrator.password=seven bicycles in line",
                    "tandem.identity.administrator.mail=anna@company.example");
            Running tandem = running("production", good);
            Client anna = Client.program(tandem.port(), "anna.schmidt", "seven bicycles in line");
            assertThat(anna.get("/engine-rest/user?maxResults=10").body())
                    .contains("anna@company.example")
                    .doesNotContain("tandem.example");
            assertThat(Client.anonymous(tandem.port()).page("/sign-in").body()).doesNotContain("clerk");
            assertThat(anna.json(
                                    "POST",
                                    "/engine-rest/user/create",
                                    "{\"profile\":{\"id\":\"clerk\"},\"credentials\":{\"password\":\"clerk\"}}")
                            .statusCode())
                    .isEqualTo(204);
            tandem.process().destroyForcibly().waitFor();
            assertThat(tandem.log()).content().doesNotContain("seven bicycles", "seven long bicycles");

            assertThat(refused("production", good)).contains("sample users, whose passwords everybody knows: clerk");
        }
    }

    /** Starts Tandem, which must end by itself with an error and without having opened its port. */
    private String refused(String profiles, String... properties) throws Exception {
        Running tandem = start(profiles, properties);
        assertThat(tandem.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(tandem.log());
        assertThat(tandem.process().exitValue()).as(output).isNotZero();
        assertThat(output).doesNotContain("Tomcat started", "\tat org.");
        return output;
    }

    private Running running(String profiles, String... properties) throws Exception {
        Running tandem = start(profiles, properties);
        for (int i = 0; i < 240 && tandem.process().isAlive(); i++) {
            if (PORT.matcher(Files.readString(tandem.log())).find()) {
                return tandem;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("did not start:\n" + Files.readString(tandem.log()));
    }

    private Running start(String profiles, String... properties) throws IOException {
        Path log = Files.createTempFile(folder, "start", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TandemApplication.class.getName(),
                "--spring.profiles.active=" + profiles,
                "--logging.level.root=info",
                "--tandem.data=" + folder.resolve("data")));
        Stream.of(properties).map(property -> "--" + property).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        return new Running(process, log);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private record Running(Process process, Path log) {

        int port() throws IOException {
            Matcher port = PORT.matcher(Files.readString(log));
            assertThat(port.find()).isTrue();
            return Integer.parseInt(port.group(1));
        }
    }
}
