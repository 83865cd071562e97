package dev.tandem.deployment.rules;

/** What the program does is a job of its own, and tried again before operations hear of it. */
final class AsynchronousWork implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("serviceTask", "sendTask", "businessRuleTask").forEach(task -> {
            if (!"true".equals(task.camunda("asyncBefore"))) {
                complaints.about(task, "has to be asynchronous before. Tick it in Camunda Modeler.");
            }
            if (task.extensions("failedJobRetryTimeCycle")
                    .allMatch(cycle -> cycle.text().isEmpty())) {
                complaints.about(task, "needs a retry cycle, such as PT10S,PT1M,PT5M,PT30M,PT2H.");
            }
        });
    }
}
