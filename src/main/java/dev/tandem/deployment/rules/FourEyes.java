package dev.tandem.deployment.rules;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a second person has to look at are user tasks that there are. */
final class FourEyes implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        Set<String> tasks = file.bpmn("userTask")
                .map(task -> task.attribute("id"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        file.bpmn("userTask").forEach(task -> {
            Set<String> others = task.property("fourEyesWith").stream()
                    .flatMap(ids -> Stream.of(ids.split(",")))
                    .map(String::strip)
                    .filter(id -> !tasks.contains(id) || id.equals(task.attribute("id")))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!others.isEmpty()) {
                complaints.about(
                        task, "needs four eyes with " + others + ", which are no other user tasks. Correct the ids.");
            }
        });
    }
}
