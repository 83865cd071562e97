package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published attack on the bundled FEEL: it offers all public methods of a Java object that is a variable. Each way
 * succeeds on the engine as it is shipped, and fails here.
 */
@Tag("once")
class SafeFeelTest {

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

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("a getter", "x.trigger", new Trap()),
                Arguments.of("a method", "x.callMe(\"now\")", new Trap()),
                Arguments.of("a method of all objects", "x.toString()", new Trap()),
                Arguments.of("a property of the class", "x.class.name", new Trap()),
                Arguments.of("an object in a list", "x[1].trigger", List.of(new Trap())),
                Arguments.of("an object in a map", "x.inner.trigger", Map.of("inner", new Trap())),
                Arguments.of(
                        "an object in a list in a map", "x.inner[1].trigger", Map.of("inner", List.of(new Trap()))),
                Arguments.of(
                        "a typed object value",
                        "x.trigger",
                        Variables.objectValue(new Trap()).create()),
                Arguments.of(
                        "a transient object value",
                        "x.trigger",
                        Variables.objectValue(new Trap(), true).create()),
                Arguments.of("a class of the JDK", "x.name", new java.io.File("/etc/passwd")),
                Arguments.of("a class", "x.name", String.class),
                Arguments.of("an array", "x.class.name", new String[] {"a"}),
                Arguments.of("bytes", "x.class.name", new byte[] {1}),
                Arguments.of("a set", "x.class.name", java.util.Set.of("a")),
                Arguments.of("an instant", "x.epochSecond", Instant.EPOCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void noMethodOfAnObjectIsCalled(String attack, String feel, Object value) {
        assertThat(decide(bare, feel, value))
                .as("the attack works on a bare engine")
                .isNotNull();
        int before = Trap.sprung();

        assertThatThrownBy(() -> decide(hardened, feel, value)).hasStackTraceContaining("A decision got an object");
        assertThat(Trap.sprung()).isEqualTo(before);
    }

    @Test
    void noDecisionThatIsInTheDatabaseCallsAMethod() {
        deploy(bare, "x.trigger", "inTheDatabase");
        int before = Trap.sprung();
        bare.getDecisionService()
                .evaluateDecisionByKey("inTheDatabase")
                .variables(Map.of("x", new Trap()))
                .evaluate();
        assertThat(Trap.sprung()).as("the attack works on a bare engine").isGreaterThan(before + 1);

        int between = Trap.sprung() + 1;
        assertThatThrownBy(() -> hardened.getDecisionService()
                        .evaluateDecisionByKey("inTheDatabase")
                        .variables(Map.of("x", new Trap()))
                        .evaluate())
                .hasStackTraceContaining("A decision got an object");
        assertThat(Trap.sprung()).isEqualTo(between);
    }

    @Test
    void aProcessBringsNoObjectIntoADecision() {
        deploy(bare, "x.trigger", "fromProcess");
        String process = HostileModels.process(
                        "<startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"a\"/><businessRuleTask id=\"a\" camunda:decisionRef=\"fromProcess\" camunda:resultVariable=\"ran\" camunda:mapDecisionResult=\"singleEntry\"/><sequenceFlow id=\"f2\" sourceRef=\"a\" targetRef=\"e\"/><endEvent id=\"e\"/>")
                .replace("\"attack\"", "\"decides\"");
        bare.getRepositoryService()
                .createDeployment()
                .addString("p.bpmn", process)
                .deploy();
        Map<String, Object> variables =
                Map.of("x", Variables.objectValue(new Trap(), true).create());
        int before = Trap.sprung();
        bare.getRuntimeService().startProcessInstanceByKey("decides", variables);
        assertThat(Trap.sprung()).as("the attack works on a bare engine").isGreaterThan(before);

        int between = Trap.sprung();
        assertThatThrownBy(() -> hardened.getRuntimeService().startProcessInstanceByKey("decides", variables))
                .hasMessageContaining("\"x\" is an object of the type " + Trap.class.getName());
        assertThat(Trap.sprung()).isEqualTo(between);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{f: function(a) external {java: {class: \"java.lang.System\", method signature: \"getProperty(java.lang.String)\"}}, r: f(\"user.home\")}.r",
                "(function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}})(1)"
            })
    void functionsOfJavaAreOff(String feel) {
        assertThatThrownBy(() -> decide(hardened, feel, 1)).hasStackTraceContaining("xternal");
    }

    static Stream<Arguments> harmless() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("a", null);
        return Stream.of(
                Arguments.of("x = null", null, true),
                Arguments.of("not(x)", true, false),
                Arguments.of("x + 1", 1, 2L),
                Arguments.of("x + 1", 1L, 2L),
                Arguments.of("x + 1", (short) 1, 2L),
                Arguments.of("x + 1", 1.5, 2.5),
                Arguments.of("x + 1", 1.5f, 2.5),
                Arguments.of("x + 1", new BigDecimal("1.5"), 2.5),
                Arguments.of("x + 1", BigInteger.TWO, 3L),
                Arguments.of("upper case(x)", "a", "A"),
                Arguments.of("x.year", LocalDate.of(2026, 11, 22), 2026L),
                Arguments.of("x.hour", LocalTime.of(7, 0), 7L),
                Arguments.of("x.hour", LocalDateTime.of(2026, 11, 22, 7, 0), 7L),
                Arguments.of("x.hour", ZonedDateTime.parse("2026-11-22T07:00:00Z"), 7L),
                Arguments.of("x.hour", OffsetDateTime.parse("2026-11-22T07:00:00Z"), 7L),
                Arguments.of("x.hour", OffsetTime.parse("07:00:00Z"), 7L),
                Arguments.of("x.days", Duration.ofDays(2), 2L),
                Arguments.of("x.years", Period.ofYears(2), 2L),
                Arguments.of("x.year > 1960", new Date(), true),
                Arguments.of("sum(x)", List.of(1, 2.5), 3.5),
                Arguments.of("sum(for i in x return i * 2)", List.of(1, 2), 6L),
                Arguments.of("x.a.b[1]", Map.of("a", Map.of("b", List.of("c"))), "c"),
                Arguments.of("x.a", nothing, null),
                Arguments.of("{y: x, z: y + 1}.z", 1, 2L),
                Arguments.of("x[item > 1]", List.of(1, 2), List.of(2L)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("harmless")
    void whatFeelKnowsGoesOnWorking(String feel, @Nullable Object value, @Nullable Object expected) {
        assertThat(decide(hardened, feel, value)).isEqualTo(expected).isEqualTo(decide(bare, feel, value));
    }

    @Test
    void listsInTheHistoryOfDecisionsAreTextsAndNoObjects() {
        decide(hardened, "x", List.of(1, 2));
        var output = hardened.getHistoryService()
                .createHistoricDecisionInstanceQuery()
                .includeOutputs()
                .orderByEvaluationTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getOutputs()
                .get(0);
        assertThat(output.getErrorMessage()).isNull();
        assertThat(((org.camunda.bpm.engine.variable.value.SerializableValue) output.getTypedValue())
                        .getValueSerialized())
                .isEqualTo("[1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feel-unary-tests", "feel-scala", "groovy", "javascript", "python", "ruby"})
    void noOtherLanguageDecides(String language) {
        boolean installed = new ScriptEngineManager().getEngineByName(language) != null;
        if (installed) {
            decide(bare, "1", 1, language);
        }
        assertThatThrownBy(() -> decide(hardened, "1", 1, language))
                .hasStackTraceContaining("The model contains a script");
    }

    private static @Nullable Object decide(ProcessEngine engine, String feel, @Nullable Object value) {
        return decide(engine, feel, value, "feel");
    }

    private static @Nullable Object decide(ProcessEngine engine, String feel, @Nullable Object value, String language) {
        String key = "d" + UUID.randomUUID().toString().replace("-", "");
        deploy(engine, feel, key, language);
        Map<String, Object> variables = new HashMap<>();
        variables.put("x", value);
        return engine.getDecisionService()
                .evaluateDecisionByKey(key)
                .variables(variables)
                .evaluate()
                .getSingleEntry();
    }

    private static void deploy(ProcessEngine engine, String feel, String key) {
        deploy(engine, feel, key, "feel");
    }

    private static void deploy(ProcessEngine engine, String feel, String key, String language) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("d.dmn", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test"
                            xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                          <decision id="%s" name="d" camunda:historyTimeToLive="P1D">
                            <variable id="v" name="result"/>
                            <literalExpression id="l" expressionLanguage="%s"><text><![CDATA[%s]]></text></literalExpression>
                          </decision>
                        </definitions>
                        """.formatted(key, language, feel))
                .deploy();
    }
}
