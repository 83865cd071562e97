package dev.tandem.deployment.rules;

/** The decision that a model asks for is there. */
final class ExistingDecisions implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("businessRuleTask").forEach(task -> {
            String key = task.camunda("decisionRef");
            if (key != null && !upload.hasDecision(key)) {
                complaints.about(
                        task,
                        "asks for the decision \"" + key
                                + "\", which no table has. Correct the key, or deploy the table together with the model.");
            }
        });
    }
}
