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
    private static final Outcome NONE = new Outcome(false, "", 0, "");
    private static final Outcome APPROVERS = new Outcome(true, "approvers", 8, "managers");
    private static final Outcome MANAGERS = new Outcome(true, "managers", 16, "finance");

    private final Set<String> rowsThatDecided = new TreeSet<>();
    private final DmnEngine engine = engine();
    private final DmnDecision decision = decision();

    @Test
    void everyRowCanDecide() throws IOException {
        decide(small());
        decide(small().putValue("match", "matched").putValue("amount", 251));
        decide(small().putValue("amount", 10001));
        decide(small().putValue("amount", 10001).putValue("approvalsGiven", 1));
        decide(small().putValue("amount", 5001).putValue("category", "IT"));
        decide(small().putValue("findingCount", 1));
        decide(small().putValue("findingCount", 1).putValue("approvalsGiven", 1));
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
    @CsvSource({
        "none, 0.01",
        "none, 249.99",
        "none, 250",
        "matched, 0.01",
        "matched, 250",
        "matched, 250.01",
        "matched, 1000"
    })
    void whatIsSmallOrAsOrderedGoesStraightThrough(String match, double amount) {
        assertThat(decide(small().putValue("match", match).putValue("amount", amount)))
                .isEqualTo(NONE);
    }

    @ParameterizedTest
    @CsvSource({
        // above what goes straight through
        "none, 250.01",
        "matched, 1000.01",
        // differences, accepted or not, are for an approver to see
        "accepted, 100",
        "differs, 100",
        "accepted, 500",
    })
    void whatIsNotAsOrderedOrLargerNeedsApproval(String match, double amount) {
        assertThat(decide(small().putValue("match", match).putValue("amount", amount)))
                .isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @CsvSource({
        // both sides of "small"
        "250.01, Travel, approvers",
        "0, Travel, approvers",
        "-0.01, Travel, approvers",
        "-100, Travel, approvers",
        // both sides of the limit for two people: the first is an approver
        "10000, Travel, approvers",
        "10000.01, Travel, approvers",
        "-10000.01, Travel, approvers",
        // both sides of the limit for IT
        "250.01, IT, approvers",
        "5000, IT, approvers",
        "5000.01, IT, managers",
        "10000, IT, managers",
        "10000.01, IT, approvers",
        "-5000, IT, approvers",
        "-5000.01, IT, managers",
        // without a category, the limit for IT does not hold
        "5000.01,, approvers",
    })
    void amountAndCategoryDecideWhoApprovesFirst(double amount, @Nullable String category, String group) {
        assertThat(decide(small().putValue("amount", amount).putValue("category", category)))
                .isEqualTo("managers".equals(group) ? MANAGERS : APPROVERS);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, Travel, false",
        "10000.01, Travel, true",
        "99999999.99, Travel, true",
        "-10000, Travel, false",
        "-10000.01, Travel, true",
        "5000.01, IT, false",
        "10000.01, IT, true",
        "250.01, Travel, false",
        "0.01, Travel, false"
    })
    void aboveTheLimitASecondPersonApproves(double amount, String category, boolean second) {
        VariableMap approvedOnce = small().putValue("amount", amount)
                .putValue("category", category)
                .putValue("approvalsGiven", 1);

        assertThat(decide(approvedOnce)).isEqualTo(second ? MANAGERS : NONE);
        assertThat(decide(approvedOnce.putValue("approvalsGiven", 2))).isEqualTo(NONE);
    }

    @Test
    void aSmallInvoiceForItGoesStraightThroughToo() {
        assertThat(decide(small().putValue("category", "IT"))).isEqualTo(NONE);
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
        assertThat(decide(small().putValue("match", "matched")
                        .putValue("amount", 500)
                        .putValue(variable, true)))
                .isEqualTo(APPROVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supplierId", "findingCount", "kind", "keyedIn", "ibanConfirmed", "supplierNew", "match"})
    void anInvoiceNeverGoesStraightThroughWhileSomethingIsUnknown(String variable) {
        assertThat(decide(small().putValue(variable, null))).isEqualTo(APPROVERS);
        assertThat(decide(without(variable))).isEqualTo(APPROVERS);
    }

    @Test
    void anInvoiceWithoutAnAmountIsForManagers() {
        assertThat(decide(small().putValue("amount", null))).isEqualTo(MANAGERS);
        assertThat(decide(without("amount"))).isEqualTo(MANAGERS);
    }

    @Test
    void whileNobodyKnowsHowManyApprovedOneMoreIsNeeded() {
        assertThat(decide(small().putValue("amount", 500).putValue("approvalsGiven", null)))
                .isEqualTo(MANAGERS);
        assertThat(decide(Variables.createVariables())).isEqualTo(MANAGERS);
    }

    private static VariableMap small() {
        return Variables.createVariables()
                .putValue("amount", 120.5)
                .putValue("approvalsGiven", 0)
                .putValue("match", "none")
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
                Objects.requireNonNull(result.getEntry("approvalHours")),
                Objects.requireNonNull(result.getEntry("escalationGroup")));
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

    private record Outcome(boolean approvalNeeded, String approverGroup, int approvalHours, String escalationGroup) {}
}
