package dev.tandem.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table of a process, by itself, with those that it builds on; remembers the rows that decided. */
public final class DecisionTableInTest {

    private final String file;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final Set<String> decided = new TreeSet<>();

    /** The table that is named as its file. */
    public DecisionTableInTest(String process, String file) {
        this(process, file, file);
    }

    /**
     * A table.
     *
     * @param file name without its end
     * @param decision id of one of the decisions of the file
     */
    public DecisionTableInTest(String process, String file, String decision) {
        this.file = "/processes/" + process + "/" + file + ".dmn";
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> decided.add(rule.getId())));
        engine = configuration.buildEngine();
        try (InputStream in = open()) {
            this.decision = engine.parseDecision(decision, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, Object> ask(Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(decision, inputs).getSingleResult().getEntryMap();
    }

    /** All rows that fit, in the order of the table. */
    public List<Map<String, Object>> askAll(Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(decision, inputs).getResultList();
    }

    /** Of all tables that were asked on the way. */
    public Set<String> rowsThatDecided() {
        return decided;
    }

    /** Of all tables of the file. */
    public List<String> rows() {
        try (InputStream in = open()) {
            return Dmn.readModelFromStream(in).getModelElementsByType(Rule.class).stream()
                    .map(Rule::getId)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        return Objects.requireNonNull(DecisionTableInTest.class.getResourceAsStream(file), file);
    }
}
