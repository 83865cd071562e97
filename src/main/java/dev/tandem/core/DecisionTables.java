package dev.tandem.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the decision tables that process owners write, as they are deployed now. */
@Component
public class DecisionTables {

    private final DecisionService decisions;
    private final IdentityService identity;

    DecisionTables(DecisionService decisions, IdentityService identity) {
        this.decisions = decisions;
        this.identity = identity;
    }

    /**
     * The rows that fit, in the order of the table. Whoever is signed in, it is Tandem that asks.
     *
     * @param key of the decision
     * @param inputs all that the table may ask for
     * @return outputs by name
     */
    public List<Map<String, Object>> ask(String key, Map<String, ? extends @Nullable Object> inputs) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return decisions
                    .evaluateDecisionTableByKey(key, new HashMap<>(inputs))
                    .getResultList();
        } finally {
            identity.setAuthentication(person);
        }
    }
}
