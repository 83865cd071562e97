package dev.tandem.deployment.rules;

import java.util.List;

/** What the program does is a job of its own, and tried again before operations hear of it. */
final class AsynchronousWork implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("serviceTask", "sendTask", "businessRuleTask").forEach(task -> {
            if (List.of("delegateExpression", "decisionRef", "class", "expression", "type").stream()
                            .allMatch(way -> task.camunda(way) == null)
                    && task.extensions("connector").findAny().isEmpty()) {
                complaints.about(
                        task,
                        task.is("businessRuleTask")
                                ? "asks no decision yet. Name its key as decisionRef."
                                : "does nothing yet. Choose \"Delegate expression\" as its implementation and name a bean, such"
                                        + " as ${sendMailDelegate}.");
            }
            if (!"true".equals(task.camunda("asyncBefore"))) {
                complaints.about(
                        task,
                        "has to be asynchronous before. Tick it in Camunda Modeler: \"Asynchronous continuations\", \"Before\".");
            }
            if (task.extensions("failedJobRetryTimeCycle")
                    .allMatch(cycle -> cycle.text().isEmpty())) {
                complaints.about(
                        task,
                        "needs a retry cycle, such as PT10S,PT1M,PT5M,PT30M,PT2H. In Camunda Modeler: \"Job execution\", \"Retry time cycle\".");
            }
        });
    }
}
