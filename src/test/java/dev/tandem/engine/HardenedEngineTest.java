package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that run code: each succeeds on Camunda as it is shipped, and fails with this module alone, also where an unhardened
 * engine put the model into the database before.
 */
@Tag("once")
class HardenedEngineTest {

    private static final String DATABASE = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private static ProcessEngine bare;
    private static ProcessEngine hardened;

    @BeforeAll
    static void start() {
        bare = Engines.bare(DATABASE, "sa", "");
        hardened = Engines.hardened(DATABASE);
    }

    @AfterAll
    static void stop() {
        hardened.close();
        bare.close();
    }

    static Stream<Arguments> models() {
        return HostileModels.all().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void noModelThatIsInTheDatabaseRunsItsCode(String attack, String model) {
        int before = Trap.sprung();
        String definition = deploy(bare, attack, model);

        assertThat(attempt(bare, definition) || Trap.sprung() > before)
                .as("the attack works on a bare engine")
                .isTrue();

        int between = Trap.sprung();
        assertThat(attempt(hardened, definition)).isFalse();
        assertThat(Trap.sprung()).isEqualTo(between);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void noModelThatIsDeployedRunsItsCode(String attack, String model) {
        int before = Trap.sprung();
        String definition;
        try {
            definition = deploy(hardened, attack, model);
        } catch (ProcessEngineException e) {
            assertThat(Trap.sprung()).isEqualTo(before);
            assertThat(e).hasMessageContaining("The model");
            return;
        }
        assertThatThrownBy(() -> run(hardened, definition)).hasStackTraceContaining("The model");
        assertThat(Trap.sprung()).isEqualTo(before);
    }

    private static String deploy(ProcessEngine engine, String name, String model) {
        return engine.getRepositoryService()
                .createDeployment()
                .name(name)
                .addString("attack.bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }

    /** True if the code ran. */
    private static boolean attempt(ProcessEngine engine, String definition) {
        int before = Trap.sprung();
        try {
            run(engine, definition);
        } catch (RuntimeException e) {
            return Trap.sprung() > before;
        }
        return Trap.sprung() > before
                || engine.getHistoryService()
                                .createHistoricVariableInstanceQuery()
                                .processDefinitionId(definition)
                                .variableName(HostileModels.RAN)
                                .count()
                        > 0;
    }

    private static void run(ProcessEngine engine, String definition) {
        engine.getFormService().submitStartForm(definition, Map.of("x", "text"));
    }
}
