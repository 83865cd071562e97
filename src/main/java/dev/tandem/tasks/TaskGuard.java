package dev.tandem.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What must hold before a person may have or complete a user task. Who acts is the engine's authenticated user, never the
 * assignee, a request body or a variable.
 */
@Component
class TaskGuard {

    /** Extension property: ids of activities whose completers may neither have nor complete this task. */
    static final String FOUR_EYES_WITH = "fourEyesWith";

    private final DecisionTrail trail;
    private final ObjectProvider<TaskExclusions> exclusions;
    private final FormFields forms = new FormFields();

    /** @param exclusions looked up when they are used: they may need the engine, which needs this guard to start */
    TaskGuard(DecisionTrail trail, ObjectProvider<TaskExclusions> exclusions) {
        this.trail = trail;
        this.exclusions = exclusions;
    }

    /** The signed-in user. */
    static String signedIn() {
        String userId = Context.getCommandContext().getAuthenticatedUserId();
        if (userId == null) {
            throw new AuthorizationException("A task is completed by a signed-in person. Sign in and try again.");
        }
        return userId;
    }

    /** Refuses unless the signed-in user may complete this task now. */
    void mayComplete(TaskEntity task) {
        String userId = signedIn();
        String assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(userId)) {
            throw new AuthorizationException(
                    "\"" + task.getName() + "\" is claimed by " + assignee + ". Only they can complete it.");
        }
        mayHave(task, userId);
    }

    /** Refuses if the user did another part of the case that forbids this one, or the feature knows why not. */
    void mayHave(TaskEntity task, String userId) {
        Set<String> others = activityIds(task);
        String caseId = task.getProcessInstance().getBusinessKey();
        if (!others.isEmpty() && (caseId == null || trail.hasCompleted(userId, caseId, others))) {
            throw new AuthorizationException("\"" + task.getName()
                    + "\" needs a second person: you have already worked on this case. Leave it to a colleague.");
        }
        if (caseId != null) {
            String process = task.getProcessDefinition().getKey();
            exclusions.stream()
                    .filter(candidate -> candidate.process().equals(process))
                    .flatMap(feature -> feature.whyNot(task, caseId, task.getTaskDefinitionKey(), userId).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw new AuthorizationException("\"" + task.getName() + "\" needs somebody else: " + why);
                    });
        }
    }

    /** What the person submitted, reduced to what the task's form declares. */
    VariableMap checked(TaskEntity task, @Nullable Map<String, Object> submitted) {
        return new SubmittedForm(fields(task)).checked(submitted);
    }

    private List<FormField> fields(TaskEntity task) {
        FormDefinition form = task.getTaskDefinition().getFormDefinition();
        String key = form.getFormKey() == null ? null : form.getFormKey().getExpressionText();
        if (key != null && !CamundaFormFields.isNamedBy(key)) {
            return forms.of(key);
        }
        return key == null && form.getCamundaFormDefinitionKey() == null
                ? List.of()
                : CamundaFormFields.read(new GetDeployedTaskFormCmd(task.getId()).execute(Context.getCommandContext()));
    }

    /** What the embedded form with this key declares. */
    List<FormField> fields(String formKey) {
        return forms.of(formKey);
    }

    private static Set<String> activityIds(TaskEntity task) {
        return property(task, FOUR_EYES_WITH)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** An extension property of the task in the model. */
    static Optional<String> property(TaskEntity task, String name) {
        return property(task.getBpmnModelElementInstance(), name);
    }

    /** An extension property of an element of the model. */
    static Optional<String> property(@Nullable BaseElement element, String name) {
        if (element == null || element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }
}
