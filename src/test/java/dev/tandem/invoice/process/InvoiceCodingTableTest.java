package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DecisionTableInTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of accounts, by itself: every row, and both sides of every limit. */
class InvoiceCodingTableTest {

    private final DecisionTableInTest table = new DecisionTableInTest("invoice-approval", "invoice-coding");

    @Test
    void everyRowCanDecide() {
        ask("versandkosten", "Office", 10, "");
        ask("hosting, november", "Marketing", 10, "");
        ask("copying paper", "Office", 10, "KST-4711");
        ask("notebook", "IT", 801, "");
        for (String category : List.of(
                "Office", "IT", "Services", "Marketing", "Catering", "Facility", "Travel", "Logistics", "Other")) {
            ask("something", category, 10, "");
        }

        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @ParameterizedTest
    @CsvSource({
        "fracht, Office, 10, KST-4711, 6740, 4500",
        "versand, IT, 10, '', 6740, 4500",
        "transport, IT, 10, '', 6740, 4500",
        "freight and packing, IT, 10, '', 6740, 4500",
        "express shipping, IT, 10, '', 6740, 4500",
        "jahreslizenz, Office, 10, '', 6837, 4200",
        "licence, Office, 10, '', 6837, 4200",
        "license, Office, 10, '', 6837, 4200",
        "software, Office, 10, '', 6837, 4200",
        "web hosting, Office, 10, '', 6837, 4200",
        "paper, Office, 10, KST-4711, 6815, 4711",
        "paper, Office, 10, KST-4712, 6815, 4100",
        "paper, Services, 10, KST-4711, 6825, 4100",
        "mice, IT, 800, '', 6837, 4200",
        "flyers, Marketing, 10, '', 6600, 4300",
        "lunch, Catering, 10, '', 6640, 4100",
        "cleaning, Facility, 10, '', 6310, 4600",
        "hotel, Travel, 10, '', 6650, 4400",
        "pallets, Logistics, 10, '', 6740, 4500",
        "something, Other, 10, '', '', ''",
        "something,, 10, '', '', ''",
    })
    void textCategoryAndReferenceDecideWhereTheExpenseGoes(
            String text, @Nullable String category, double net, String reference, String account, String costCentre) {
        assertThat(ask(text, category, net, reference))
                .containsEntry("account", account)
                .containsEntry("costCentre", costCentre);
    }

    @ParameterizedTest
    @CsvSource({"800, false", "800.01, true", "-900, false"})
    void whatMayBeAnAssetIsSaid(double net, boolean said) {
        assertThat(String.valueOf(ask("notebook", "IT", net, "").get("reason")).contains("asset"))
                .isEqualTo(said);
    }

    private Map<String, Object> ask(String text, @Nullable String category, double net, String reference) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("text", text);
        inputs.put("category", category);
        inputs.put("supplierId", "S-1001");
        inputs.put("net", net);
        inputs.put("buyerReference", reference);
        return table.ask(inputs);
    }
}
