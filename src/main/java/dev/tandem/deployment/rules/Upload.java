package dev.tandem.deployment.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * The files that are checked together.
 *
 * @param files all of them
 * @param surroundings what they may name beside each other
 */
record Upload(List<ModelFile> files, Surroundings surroundings) {

    /** Whether a process with this key is in the upload or was there before. */
    boolean hasProcess(String key) {
        return ids("process").anyMatch(key::equals) || surroundings.hasProcess(key);
    }

    /** Whether a decision with this key is in the upload or was there before. */
    boolean hasDecision(String key) {
        return ids("decision").anyMatch(key::equals) || surroundings.hasDecision(key);
    }

    /** Whether a Camunda Form with this id is in the upload or was there before. */
    boolean hasForm(String id) {
        return files.stream()
                        .filter(file -> file.kind() == ModelFile.Kind.FORM)
                        .anyMatch(file ->
                                FormFile.idOf(file.text()).filter(id::equals).isPresent())
                || surroundings.hasForm(id);
    }

    boolean hasFile(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    private Stream<String> ids(String element) {
        return files.stream()
                .flatMap(file -> file.elements().stream())
                .filter(candidate -> candidate.name().equals(element))
                .map(candidate -> candidate.attribute("id"))
                .filter(java.util.Objects::nonNull);
    }
}
