package dev.tandem.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the guarded services and listeners into the engine. */
@Component
class TaskGuardPlugin extends AbstractProcessEnginePlugin {

    private final TaskGuard guard;
    private final UserTaskListeners listeners;

    TaskGuardPlugin(TaskGuard guard, UserTaskListeners listeners) {
        this.guard = guard;
        this.listeners = listeners;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        GuardedTaskService tasks = new GuardedTaskService(guard);
        engine.setTaskService(tasks);
        engine.setFormService(new GuardedFormService(guard, tasks));
        List<BpmnParseListener> parseListeners =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
        parseListeners.add(listeners);
        engine.setCustomPostBPMNParseListeners(parseListeners);
    }
}
