package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read once gives what the original gives that reads it each time: values and refusals, for one value after another. */
@Tag("once")
class FeelReadOnceTest {

    private static final List<Object> VALUES = List.of(5, 2000, "DE", true, List.of(1, 2));

    private final FeelEngine once = new SafeFeel().createInstance();
    private final FeelEngine original = new ScalaFeelEngine(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x + 1",
                "if x > 100 then \"large\" else \"small\"",
                "x + missing",
                "missing",
                "sum(x)",
                "count([x, 1, 2])",
                "upper case(x)",
                "date(\"2026-11-27\") + duration(\"P1D\")",
                "for i in [1, 2] return i * x",
                "unknown function(x)",
                "assert(x, x > 100)",
                "assert(missing, missing != null, \"it is needed\")",
                "x +",
                "{f: function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}}.f(1)"
            })
    void expressionsGiveTheSame(String expression) {
        for (Object value : VALUES) {
            assertThat(outcome(() -> once.evaluateSimpleExpression(expression, variables(value))))
                    .as(expression + " for " + value)
                    .isEqualTo(outcome(() -> original.evaluateSimpleExpression(expression, variables(value))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"< 100", "[1..2000]", "\"DE\", \"AT\"", "not(5)", "-", "> missing", "? > 100", "true", "<"})
    void testsOfCellsGiveTheSame(String cell) {
        for (Object value : VALUES) {
            assertThat(outcome(() -> once.evaluateSimpleUnaryTests(cell, "x", variables(value))))
                    .as(cell + " for " + value)
                    .isEqualTo(outcome(() -> original.evaluateSimpleUnaryTests(cell, "x", variables(value))));
        }
    }

    @Test
    void whatChangesByItselfIsNotKept() {
        assertThat(once.<Object>evaluateSimpleExpression("random number()", variables(1)))
                .isNotEqualTo(once.<Object>evaluateSimpleExpression("random number()", variables(1)));
    }

    private static VariableContext variables(Object value) {
        return Variables.fromMap(Map.of("x", value)).asVariableContext();
    }

    private interface Evaluation {
        Object evaluate();
    }

    /** What came out, or why nothing did. */
    private static String outcome(Evaluation evaluation) {
        try {
            return "gives " + evaluation.evaluate();
        } catch (RuntimeException e) {
            return "refused: " + e.getMessage();
        }
    }
}
