package dev.tandem.deployment;

import java.util.Optional;

/** The files that belong to a process beside its model, such as mail templates. */
public interface ProcessFiles {

    /**
     * The text of a file, as it was deployed with the process definition; if that deployment has no such file, as it
     * stands in the folder {@code processes/}.
     *
     * @param processDefinitionId id of the process definition that runs
     * @param fileName name without folders, for example {@code approved-supplier.mustache}
     * @return empty if neither has it
     */
    Optional<String> text(String processDefinitionId, String fileName);
}
