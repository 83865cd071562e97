package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.TandemApplication;
import dev.tandem.testing.ProductionNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
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
    void productionNamesAllThatIsMissingAtOnceAndIsNotLocalWhateverElseIsNamed() throws Exception {
        assertThat(refused(
                        "local,production",
                        "tandem.identity.administrator.id=anna.schmidt",
                        "tandem.identity.administrator.password=changeme12345",
                        "server.tomcat.remoteip.internal-proxies=.*",
                        "camunda.bpm.job-execution.enabled=true",
                        "camunda.bpm.job-execution.lock-time-in-millis=5000",
                        "tandem.accounting.system=http",
                        "tandem.accounting.http.read-timeout=50s"))
                .contains(
                        "APPLICATION FAILED TO START",
                        "10 things have to be put right first",
                        "its database is H2",
                        "PostgreSQL",
                        "spring.datasource.password is not set",
                        "tandem.links.signing-key is not set",
                        "tandem.base-url is not set",
                        "spring.mail.host is not set",
                        "tandem.mail.from is not set",
                        "tandem.identity.administrator.password) is a default one",
                        "It protects nobody",
                        "internal-proxies is",
                        "lock holds for 5 s",
                        "may take 55 s (tandem.accounting.http.connect-timeout and read-timeout)",
                        "lock-time-in-millis to 165000");
    }

    @Test
    void theFirstStartCreatesTheAdministratorAndASampleUserIsRefused() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String[] database = {
                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres"
            };
            String[] good = with(database, ProductionNode.SETTINGS.toArray(String[]::new));
            assertThat(refused("production", good))
                    .contains("The database has no tables of Tandem yet", "java -jar tandem.jar migrate");
            ProductionNode migrated = ProductionNode.migrate(folder, List.of(database));
            assertThat(migrated.waitForEnd()).as(migrated.log()).isZero();
            assertThat(migrated.log())
                    .contains("The tables of Tandem are upgraded", "The tables of the engine are made");

            Running tandem = running("production", good);
            Client anna = Client.program(tandem.port(), "anna.schmidt", "seven bicycles in line");
            assertThat(anna.get("/engine-rest/user?maxResults=10").body())
                    .contains("anna@company.example")
                    .doesNotContain("tandem.example");
            HttpResponse<String> page = Client.anonymous(tandem.port()).page("/sign-in");
            assertThat(page.body()).doesNotContain("clerk");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"));
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
