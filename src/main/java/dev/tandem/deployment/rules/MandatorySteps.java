package dev.tandem.deployment.rules;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** No way through a process leads past a step that has to come before another, such as a screening before a customer is set up. */
final class MandatorySteps implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("process").forEach(process -> {
            Map<String, Set<String>> before =
                    upload.surroundings().requiredBefore(process.given("id").orElse(""));
            if (before.isEmpty()) {
                return;
            }
            Ways ways = new Ways(process);
            new TreeMap<>(before).forEach((step, others) -> {
                for (String other : new TreeSet<>(others)) {
                    if (ways.leadTo(step, other)) {
                        complaints.about(
                                process,
                                "has a way to " + step + " that does not pass " + other
                                        + ". That step must not be left out: draw it on every way.");
                    }
                }
            });
        });
    }
}
