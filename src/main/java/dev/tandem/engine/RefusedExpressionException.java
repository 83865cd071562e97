package dev.tandem.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;

/** An expression that Tandem does not evaluate. Whatever needed it fails, with this message. */
public class RefusedExpressionException extends ProcessEngineException {

    private final String expression;

    RefusedExpressionException(String expression, List<String> problems) {
        super("The expression " + expression + " is not allowed: " + String.join(" ", problems));
        this.expression = expression;
    }

    String expression() {
        return expression;
    }
}
