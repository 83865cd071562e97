package dev.tandem.deployment;

import java.util.Map;
import java.util.Set;

/**
 * A process that code refers to, declared as a bean by the module that does. Start-up fails if its model is missing, or
 * lacks an activity that the code names.
 *
 * @param key process definition key
 * @param decisions keys of decisions that must be there too
 * @param activityIds ids of flow nodes that code names
 * @param before by the id of a flow node, those that every way to it has to pass
 */
public record RequiredProcess(
        String key, Set<String> decisions, Set<String> activityIds, Map<String, Set<String>> before) {

    /** A process whose steps may come in any order. */
    public RequiredProcess(String key, Set<String> decisions, Set<String> activityIds) {
        this(key, decisions, activityIds, Map.of());
    }
}
