package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DecisionTableInTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of tolerances, by itself: every row, and both sides of every limit. */
class InvoiceMatchTolerancesTest {

    private final DecisionTableInTest table = new DecisionTableInTest("invoice-approval", "invoice-match-tolerances");

    @Test
    void everyRowCanDecide() {
        ask("Office", 100, "USD");
        ask("Office", 10001, "EUR");
        ask("Office", 100, "EUR");
        ask("IT", 100, "EUR");

        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @ParameterizedTest
    @CsvSource({
        "Office, 10000, EUR, 3, 10, 2, 0",
        "Office, 10000.01, EUR, 0.5, 50, 0, 0",
        "IT, 10000, EUR, 2, 25, 0, 0",
        "IT, 10000.01, EUR, 0.5, 50, 0, 0",
        "Office, 10, USD, 0, 0, 0, 0",
        "Office, 10,, 0, 0, 0, 0",
        ", 10, EUR, 2, 25, 0, 0",
    })
    void whatIsStillFineFollowsFromAmountCategoryAndCurrency(
            @Nullable String category,
            double amount,
            @Nullable String currency,
            double pricePercent,
            double priceAmount,
            double quantityPercent,
            double taxPoints) {
        assertThat(ask(category, amount, currency))
                .containsEntry("pricePercent", pricePercent)
                .containsEntry("priceAmount", priceAmount)
                .containsEntry("quantityPercent", quantityPercent)
                .containsEntry("taxPoints", taxPoints);
    }

    private Map<String, Object> ask(@Nullable String category, double amount, @Nullable String currency) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("category", category);
        inputs.put("supplierId", "S-1001");
        inputs.put("amount", amount);
        inputs.put("currency", currency);
        return table.ask(inputs);
    }
}
