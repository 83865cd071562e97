package dev.tandem.deployment;

import dev.tandem.deployment.rules.MultiInstance;
import dev.tandem.deployment.rules.TimerCycle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds values that are only known in the case against the limits that the gate sets for those in the model: how often a timer
 * repeats, and how many instances of an activity there are.
 */
@Component
class RepetitionLimits extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new SlowCycles());
        engine.setBusinessCalendarManager(calendars);
        List<BpmnParseListener> listeners =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
        listeners.add(new BoundedInstances());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static final class SlowCycles extends CycleBusinessCalendar {

        @Override
        public Date resolveDuedate(String cycle, @Nullable Date start, long offset) {
            TimerCycle.problem(cycle).ifPresent(problem -> {
                throw new ProcessEngineException("A timer " + problem);
            });
            return super.resolveDuedate(cycle, start, offset);
        }
    }

    private static final class BoundedInstances extends AbstractBpmnParseListener {

        @Override
        public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
            if (body.getActivityBehavior() instanceof MultiInstanceActivityBehavior behavior
                    && behavior.getLoopCardinalityExpression() != null) {
                behavior.setLoopCardinalityExpression(
                        new Bounded(behavior.getLoopCardinalityExpression(), String.valueOf(activity.attribute("id"))));
            }
        }
    }

    private record Bounded(Expression times, String activity) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            Object value = times.getValue(scope);
            boolean tooOften = value instanceof Number number
                    ? !(number.doubleValue() <= MultiInstance.MOST)
                    : value instanceof String text && new BigDecimal(text).doubleValue() > MultiInstance.MOST;
            if (tooOften) {
                throw new ProcessEngineException("\"" + activity + "\" would be repeated " + value + " times, and "
                        + MultiInstance.MOST + " is the most. Correct \"" + times.getExpressionText() + "\".");
            }
            return value;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            times.setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return times.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return times.isLiteralText();
        }
    }
}
