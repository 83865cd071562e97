package dev.tandem.deployment.rules;

/** A condition is one expression: a plain text would be neither true nor false, and fail when somebody decides. */
final class ReadableConditions implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("conditionExpression", "condition").forEach(condition -> {
            String text = condition.text().strip();
            if (!SlowTimers.isExpression(text) || !text.endsWith("}")) {
                complaints.about(
                        condition,
                        "is the text \"" + text + "\", which is no condition. Write it as ${decision == 'approve'}.");
            }
        });
    }
}
