package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.TandemApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Outside the profile local Tandem starts safely or not at all. */
@ExtendWith(OutputCaptureExtension.class)
class NonLocalStartTest {

    private static final Map<String, String> H2 = Map.of(
            "spring.datasource.url", "jdbc:h2:mem:refused",
            "spring.datasource.username", "sa",
            "spring.datasource.password", "");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"production", "local,production"})
    void h2IsRefused(String profiles, CapturedOutput output) {
        assertThatThrownBy(() -> start(profiles, H2)).hasRootCauseInstanceOf(RefusedToStartException.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "its database is H2", "PostgreSQL");
        assertThat(output).doesNotContain("Tomcat started");
    }

    @Test
    void aDatabaseThatNobodyNamedIsRefusedToo(CapturedOutput output) {
        assertThatThrownBy(() -> start("production", Map.of())).hasRootCauseInstanceOf(RefusedToStartException.class);
        assertThat(output).contains("its database is H2");
    }

    @Test
    void theFirstStartCreatesTheAdministratorAndASampleUserIsRefused(CapturedOutput output) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            Map<String, String> database = Map.of(
                    "spring.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "postgres",
                    "tandem.identity.administrator.id", "anna.schmidt",
                    "tandem.identity.administrator.password", "seven bicycles in line",
                    "tandem.identity.administrator.mail", "anna@company.example");
            try (ConfigurableApplicationContext context = start("production", database)) {
                IdentityService identity = context.getBean(IdentityService.class);
                assertThat(identity.createUserQuery().list())
                        .extracting(User::getId)
                        .containsExactly("anna.schmidt");
                int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                Client program = Client.program(port, "anna.schmidt", "seven bicycles in line");
                assertThat(program.get("/engine-rest/user").body()).contains("anna@company.example");
                assertThat(Client.anonymous(port).page("/sign-in").body()).doesNotContain("clerk");

                User clerk = identity.newUser("clerk");
                clerk.setPassword("clerk");
                identity.saveUser(clerk);
            }
            assertThat(output).doesNotContain("seven bicycles");

            assertThatThrownBy(() -> start("production", database))
                    .hasRootCauseInstanceOf(RefusedToStartException.class)
                    .hasStackTraceContaining("clerk");
            assertThat(output).contains("sample users, whose passwords everybody knows: clerk");
        }
    }

    private ConfigurableApplicationContext start(String profiles, Map<String, String> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(TandemApplication.class)
                .profiles(profiles.split(","))
                .properties("tandem.data=" + data)
                .run(arguments);
    }
}
