package dev.tandem.deployment.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the program refers to in a process keeps its id. */
final class KeptIds implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("process").forEach(process -> {
            Set<String> missing = new TreeSet<>(
                    upload.surroundings().requiredIds(process.given("id").orElse("")));
            missing.removeAll(process.all().stream()
                    .flatMap(element -> element.given("id").stream())
                    .collect(Collectors.toSet()));
            for (String id : missing) {
                complaints.about(
                        process,
                        "lacks " + id
                                + ", which the program refers to. Give that element this id again, or draw it again.");
            }
        });
    }
}
