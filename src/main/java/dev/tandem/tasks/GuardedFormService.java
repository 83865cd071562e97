package dev.tandem.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's form service: submitting a form is completing its task, or starting a case, and is checked the same. */
class GuardedFormService extends FormServiceImpl {

    private final TaskGuard guard;
    private final GuardedTaskService tasks;

    GuardedFormService(TaskGuard guard, GuardedTaskService tasks) {
        this.guard = guard;
        this.tasks = tasks;
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        tasks.guarded(taskId, properties, CompleteTaskCmd::new);
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submitTaskForm(taskId, new HashMap<>(properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return tasks.completeWithVariablesInReturn(taskId, properties, deserializeValues);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, @Nullable Map<String, Object> properties) {
        VariableMap checked = new SubmittedForm(startFields(processDefinitionId)).checked(properties);
        return SubmissionRefusedException.plainly(() -> super.submitStartForm(processDefinitionId, checked));
    }

    private List<FormField> startFields(String processDefinitionId) {
        String key = getStartFormKey(processDefinitionId);
        if (key != null && !CamundaFormFields.isNamedBy(key)) {
            return guard.fields(key);
        }
        return key == null && getStartFormData(processDefinitionId).getCamundaFormRef() == null
                ? List.of()
                : CamundaFormFields.read(getDeployedStartForm(processDefinitionId));
    }

    /** A business key is given by Tandem; one that somebody typed is ignored. */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, @Nullable Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, properties);
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, new HashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, String businessKey, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, new HashMap<>(properties));
    }
}
