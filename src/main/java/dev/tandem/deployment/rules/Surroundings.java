package dev.tandem.deployment.rules;

import java.util.Map;
import java.util.Set;

/** What is there beside the files that are checked, and may be named by them. */
public interface Surroundings {

    /** Names of the beans that models may call. */
    Set<String> listedBeans();

    /** Whether a process with this key was deployed before. */
    boolean hasProcess(String key);

    /** Whether a decision with this key was deployed before. */
    boolean hasDecision(String key);

    /** Whether a Camunda Form with this id was deployed before. */
    boolean hasForm(String id);

    /** Ids of elements that the program refers to in the process with this key; empty if it refers to none. */
    Set<String> requiredIds(String processKey);

    /** By the id of a flow node of the process with this key, those that every way to it has to pass. */
    default Map<String, Set<String>> requiredBefore(String processKey) {
        return Map.of();
    }

    /** Whether the program has this page, for example {@code forms/invoice-approval/start.html}. */
    boolean hasPage(String path);
}
