package dev.tandem.engine;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidator;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidatorContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Code that hostile models name. It counts how often any of it ran. */
public class Trap
        implements JavaDelegate,
                ExecutionListener,
                TaskListener,
                DelegateVariableMapping,
                FormFieldValidator,
                Serializable {

    private static final AtomicInteger SPRUNG = new AtomicInteger();

    public Trap() {
        spring();
    }

    public static int sprung() {
        return SPRUNG.get();
    }

    /** A static or other method that models call. */
    public static String spring() {
        SPRUNG.incrementAndGet();
        return "sprung";
    }

    public String getTrigger() {
        return spring();
    }

    public String callMe(String text) {
        return spring();
    }

    @Override
    public void execute(DelegateExecution execution) {
        spring();
    }

    @Override
    public void notify(DelegateExecution execution) {
        spring();
    }

    @Override
    public void notify(DelegateTask task) {
        spring();
    }

    @Override
    public void mapInputVariables(DelegateExecution execution, VariableMap variables) {
        spring();
    }

    @Override
    public void mapOutputVariables(DelegateExecution execution, VariableScope instance) {
        spring();
    }

    @Override
    public boolean validate(@Nullable Object value, FormFieldValidatorContext context) {
        spring();
        return true;
    }

    /** Made while a model is parsed. */
    public static class StartForm extends DefaultStartFormHandler {
        public StartForm() {
            spring();
        }
    }

    /** Made while a model is parsed. */
    public static class TaskForm extends DefaultTaskFormHandler {
        public TaskForm() {
            spring();
        }
    }

    /** A bean that does no harm, unless somebody writes into it. */
    public static class Bean implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {}

        public void setInjected(Expression value) {
            spring();
        }
    }
}
