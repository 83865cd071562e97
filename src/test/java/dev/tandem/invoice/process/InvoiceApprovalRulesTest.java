package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table, by itself: every row, and both sides of every limit. */
class InvoiceApprovalRulesTest {

    private static final String FILE = "/processes/invoice-approval/invoice-approval-rules.dmn";
    private static final Outcome STRAIGHT_THROUGH = new Outcome(false, "", 0);
    private static final Outcome APPROVERS = new Outcome(true, "approvers", 8);
    private static final Outcome MANAGERS = new Outcome(true, "managers", 16);

    private final Set<String> rowsThatDecided = new TreeSet<>();
    private final DmnEngine engine = engine();
    private final DmnDecision decision = decision();

    @Test
    void everyRowCanDecide() throws IOException {
        decide(small().putValue("currency", "USD"));
        decide(small().putValue("amount", 10001));
        decide(small().putValue("amount", 5001).putValue("category", "IT"));
        decide(small());
        decide(small().putValue("findingCount", 1));
        decide(without("amount"));
        try (InputStream in = open()) {
            assertThat(rowsThatDecided)
                    .containsExactlyInAnyOrderElementsOf(
                            Dmn.readModelFromStream(in).getModelElementsByType(Rule.class).stream()
                                    .map(Rule::getId)
                                    .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 100, 249.99, 250})
    void aSmallInvoiceWithoutAnythingSpecialGoesStraightThrough(double amount) {
        assertThat(decide(small().putValue("amount", amount))).isEqualTo(STRAIGHT_THROUGH);
    }

    @ParameterizedTest
    @CsvSource({
        // both sides of "small"
        "250.01, Travel, approvers",
        "0, Travel, approvers",
        "-0.01, Travel, approvers",
        "-100, Travel, approvers",
        // both sides of the managers' limit
        "9999.99, Travel, approvers",
        "10000, Travel, approvers",
        "10000.01, Travel, managers",
        "99999999.99, Travel, managers",
        "-10000, Travel, approvers",
        "-10000.01, Travel, managers",
        // both sides of the limit for IT
        "250.01, IT, approvers",
        "5000, IT, approvers",
        "5000.01, IT, managers",
        "10000, IT, managers",
        "10000.01, IT, managers",
        "-5000, IT, approvers",
        "-5000.01, IT, managers",
        // without a category, the limit for IT does not hold
        "5000.01,, approvers",
    })
    void amountAndCategoryDecideWhoApproves(double amount, @Nullable String category, String group) {
        assertThat(decide(small().putValue("amount", amount).putValue("category", category)))
                .isEqualTo("managers".equals(group) ? MANAGERS : APPROVERS);
    }

    @Test
    void aSmallInvoiceForItGoesStraightThroughToo() {
        assertThat(decide(small().putValue("category", "IT"))).isEqualTo(STRAIGHT_THROUGH);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 250, 9000, -20})
    void anotherCurrencyIsForManagers(double amount) {
        assertThat(decide(small().putValue("amount", amount).putValue("currency", "USD")))
                .isEqualTo(MANAGERS);
    }

    @Test
    void aCreditNoteNeedsApproval() {
        assertThat(decide(small().putValue("kind", "creditnote"))).isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30})
    void anInvoiceWithFindingsNeedsApproval(int findings) {
        assertThat(decide(small().putValue("findingCount", findings))).isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyedIn", "ibanConfirmed", "supplierNew"})
    void whatAPersonTouchedNeedsApproval(String variable) {
        assertThat(decide(small().putValue(variable, true))).isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supplierId", "findingCount", "kind", "keyedIn", "ibanConfirmed", "supplierNew"})
    void anInvoiceNeverGoesStraightThroughWhileSomethingIsUnknown(String variable) {
        assertThat(decide(small().putValue(variable, null))).isEqualTo(APPROVERS);
        assertThat(decide(without(variable))).isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "currency"})
    void anInvoiceWithoutAmountOrCurrencyIsForManagers(String variable) {
        assertThat(decide(small().putValue(variable, null))).isEqualTo(MANAGERS);
        assertThat(decide(without(variable))).isEqualTo(MANAGERS);
    }

    @Test
    void anInvoiceWithoutAnyValueIsForManagers() {
        assertThat(decide(Variables.createVariables())).isEqualTo(MANAGERS);
    }

    private static VariableMap small() {
        return Variables.createVariables()
                .putValue("amount", 120.5)
                .putValue("currency", "EUR")
                .putValue("category", "Travel")
                .putValue("supplierId", "S-1001")
                .putValue("findingCount", 0)
                .putValue("kind", "invoice")
                .putValue("keyedIn", false)
                .putValue("ibanConfirmed", false)
                .putValue("supplierNew", false);
    }

    private static VariableMap without(String variable) {
        VariableMap variables = small();
        variables.remove(variable);
        return variables;
    }

    private Outcome decide(VariableMap variables) {
        var result = engine.evaluateDecisionTable(decision, variables).getSingleResult();
        return new Outcome(
                Objects.requireNonNull(result.getEntry("approvalNeeded")),
                Objects.requireNonNull(result.getEntry("approverGroup")),
                Objects.requireNonNull(result.getEntry("approvalHours")));
    }

    private DmnEngine engine() {
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> rowsThatDecided.add(rule.getId())));
        return configuration.buildEngine();
    }

    private DmnDecision decision() {
        try (InputStream in = open()) {
            return engine.parseDecision("invoice-approval-rules", in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(InvoiceApprovalRulesTest.class.getResourceAsStream(FILE), FILE);
    }

    private record Outcome(boolean approvalNeeded, String approverGroup, int approvalHours) {}
}
