package dev.tandem.deployment.rules;

import java.util.regex.Pattern;

/** A user task says what people see, who they are, and by when it is due. */
final class UserTaskFacts implements Workmanship {

    private static final Pattern HOURS = Pattern.compile("\\d{1,4}(?:\\.\\d{1,2})?|\\$\\{[A-Za-z]\\w*}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,2})?");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("userTask").forEach(task -> {
            if (task.givenCamunda("formKey").isEmpty()
                    && task.givenCamunda("formRef").isEmpty()) {
                complaints.about(task, "needs a form: a Camunda Form, or a page of the program.");
            }
            if (task.givenCamunda("candidateGroups").isEmpty()
                    && task.givenCamunda("candidateUsers").isEmpty()
                    && task.givenCamunda("assignee").isEmpty()) {
                complaints.about(task, "needs candidate groups, so that somebody sees it.");
            }
            String hours = task.property("dueWorkingHours").orElse(null);
            if (hours != null && !HOURS.matcher(hours).matches()) {
                complaints.about(task, "is due in \"" + hours + "\" working hours. Write a number, or ${variable}.");
            } else if (hours == null && task.givenCamunda("dueDate").isEmpty()) {
                complaints.about(
                        task,
                        "needs a due time: the extension property \"dueWorkingHours\" (template \"Tandem user task\").");
            }
            task.property("remindWorkingHoursBefore")
                    .filter(before -> !NUMBER.matcher(before).matches())
                    .ifPresent(before -> complaints.about(
                            task, "reminds \"" + before + "\" working hours before it is due. Write a number."));
            task.property("escalateTo")
                    .filter(group -> !GROUP.matcher(group).matches())
                    .ifPresent(group -> complaints.about(
                            task, "goes to \"" + group + "\" when it is overdue. Write the id of one group."));
        });
    }
}
