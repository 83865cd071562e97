package dev.tandem.invoice.process;

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

/** A decision table of the invoice approval, by itself, which remembers the rows that decided. */
final class DecisionTableInTest {

    private final String file;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final Set<String> decided = new TreeSet<>();

    DecisionTableInTest(String id) {
        file = "/processes/invoice-approval/" + id + ".dmn";
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> decided.add(rule.getId())));
        engine = configuration.buildEngine();
        try (InputStream in = open()) {
            decision = engine.parseDecision(id, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> ask(Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(decision, inputs).getSingleResult().getEntryMap();
    }

    Set<String> rowsThatDecided() {
        return decided;
    }

    List<String> rows() {
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
