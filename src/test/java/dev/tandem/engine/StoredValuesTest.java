package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine keeps as variables: scalars and files of a reasonable size, by the Java API. */
@Tag("once")
class StoredValuesTest {

    private static final String DATABASE = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private static final int MEGABYTES_11 = 11 * 1024 * 1024;

    private static ProcessEngine bare;
    private static ProcessEngine hardened;

    private RuntimeService runtime;
    private String instance;

    @BeforeAll
    static void start() {
        bare = Engines.bare(DATABASE, "sa", "");
        hardened = Engines.hardened(DATABASE);
        bare.getRepositoryService()
                .createDeployment()
                .addString(
                        "p.bpmn",
                        HostileModels.process(
                                "<startEvent id=\"s\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"u\"/><userTask id=\"u\"/>"))
                .deploy();
    }

    @AfterAll
    static void stop() {
        hardened.close();
        bare.close();
    }

    @BeforeEach
    void aCase() {
        runtime = hardened.getRuntimeService();
        instance = bare.getRuntimeService()
                .startProcessInstanceByKey(HostileModels.KEY)
                .getId();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        Variables.objectValue(new Trap()).create(),
                        "\"x\" is an object of the type " + Trap.class.getName()),
                Arguments.of(Variables.objectValue(new Trap(), true).create(), "\"x\" is an object"),
                Arguments.of(new Trap(), "\"x\" is an object"),
                Arguments.of(List.of(1), "\"x\" is an object"),
                Arguments.of(new HashMap<>(Map.of("a", 1)), "\"x\" is an object of the type java.util.HashMap"),
                Arguments.of(new StringBuilder("x"), "\"x\" is an object of the type java.lang.StringBuilder"),
                Arguments.of(new String[] {"a"}, "\"x\" is an object"),
                Arguments.of(
                        Variables.serializedObjectValue("{}")
                                .objectTypeName("java.util.HashMap")
                                .serializationDataFormat("application/json")
                                .create(),
                        "\"x\" is an object of the type java.util.HashMap"),
                Arguments.of("x".repeat(4001), "\"x\" is too long: 4,001 characters, at most 4,000"),
                Arguments.of(new byte[MEGABYTES_11], "\"x\" is too large: 11,534,336 bytes, at most 10,485,760"),
                Arguments.of(
                        Variables.fileValue("a.pdf")
                                .file(new byte[MEGABYTES_11])
                                .create(),
                        "\"x\" is too large"),
                Arguments.of(
                        Variables.fileValue("a".repeat(256)).file(new byte[1]).create(),
                        "The file name in \"x\" is too long"),
                Arguments.of(
                        Variables.fileValue("a\r\nb.pdf").file(new byte[1]).create(),
                        "The file name in \"x\" has a character that is none"),
                Arguments.of(
                        Variables.fileValue("a.pdf")
                                .file(new byte[1])
                                .mimeType("a/" + "b".repeat(255))
                                .create(),
                        "The file type in \"x\" is too long"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void objectsAndWhatIsTooLargeAreRefusedByName(Object value, String message) {
        assertThatThrownBy(() -> runtime.setVariable(instance, "x", value)).hasMessageContaining(message);
        assertThatThrownBy(() ->
                        hardened.getRuntimeService().startProcessInstanceByKey(HostileModels.KEY, Map.of("x", value)))
                .hasMessageContaining("\"x\"");
        assertThat(runtime.getVariables(instance)).isEmpty();
    }

    @Test
    void whatFitsIsKept() {
        Map<String, Object> values = new HashMap<>();
        values.put("text", "x".repeat(4000));
        values.put("empty", "");
        values.put("none", null);
        values.put("yes", true);
        values.put("small", (short) 1);
        values.put("whole", 1);
        values.put("large", 1L);
        values.put("broken", 1.5);
        values.put("date", new Date(0));
        values.put("n".repeat(255), "name");
        runtime.setVariables(instance, values);
        runtime.setVariable(instance, "bytes", new byte[1024]);
        runtime.setVariable(
                instance,
                "file",
                Variables.fileValue("a.pdf").file(new byte[1024]).create());

        assertThat(runtime.getVariables(instance)).containsAllEntriesOf(values).containsKeys("bytes", "file");
    }

    @Test
    void anObjectThatIsThereFromBeforeIsNeverUnpacked() {
        bare.getRuntimeService().setVariable(instance, "x", new Trap());
        assertThat(bare.getRuntimeService().getVariable(instance, "x")).isInstanceOf(Trap.class);

        ObjectValue kept = runtime.getVariableTyped(instance, "x");
        assertThat(kept.isDeserialized()).isFalse();
        assertThat(kept.getObjectTypeName()).isEqualTo(Trap.class.getName());
        assertThatThrownBy(() -> runtime.getVariable(instance, "x")).hasMessageContaining("not deserialized");
        assertThat(runtime.getVariables(instance)).containsKey("x");
    }

    @Test
    void noClassIsMadeFromWhatIsSentUnlessItIsListed() {
        ProcessEngineConfigurationImpl engine =
                (ProcessEngineConfigurationImpl) hardened.getProcessEngineConfiguration();
        ProcessEngineConfigurationImpl shipped = (ProcessEngineConfigurationImpl) bare.getProcessEngineConfiguration();

        assertThat(shipped.isDeserializationTypeValidationEnabled()).isFalse();
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
        for (String type : List.of("java.lang.String", "java.util.ArrayList", "java.lang.Integer", "java.net.URL")) {
            assertThat(engine.getDeserializationTypeValidator().validate(type)).isFalse();
        }
    }
}
