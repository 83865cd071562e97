package dev.tandem.core;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its type, declared once. Variables hold ids and scalars.
 *
 * @param name as models and forms write it
 * @param type String, Boolean, Integer, Long, Double or Number
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> bool(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    /** A whole number. */
    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    /** What a decision table says may come as a number of any kind. */
    public static ProcessVariable<Number> anyNumber(String name) {
        return new ProcessVariable<>(name, Number.class);
    }

    /**
     * The value.
     *
     * @throws IllegalStateException naming the variable, if it is missing or of another type
     */
    public T get(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("The process variable \"" + name + "\" is missing"));
    }

    /**
     * The value, or empty if it is missing or null.
     *
     * @throws IllegalStateException naming the variable, if it is of another type
     */
    public Optional<T> find(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException("The process variable \"" + name + "\" should be a " + type.getSimpleName()
                    + ", and is a " + value.getClass().getSimpleName());
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** Writes the value for the whole case. */
    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }
}
