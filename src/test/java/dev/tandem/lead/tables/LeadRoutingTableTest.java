package dev.tandem.lead.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DecisionTableInTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routing table, by itself: every row, and both sides of every limit. */
@Tag("once")
class LeadRoutingTableTest {

    private final DecisionTableInTest table = new DecisionTableInTest("lead-assignment", "lead-routing");

    @ParameterizedTest
    @CsvSource({
        // country, employees, language, score, team, hours
        "DE, 250, de, 65, key-accounts, 1",
        "DE, 250, de, 64, key-accounts, 4",
        "FR, 250, fr, 65, key-accounts, 1",
        ", 250,, 0, key-accounts, 4",
        "DE, 249, de, 65, dach, 1",
        "DE, 249, de, 64, dach, 4",
        "DE,, en, 64, dach, 4",
        "AT,,, 65, dach, 1",
        "AT,,, 64, dach, 4",
        "CH, 1, fr, -20, dach, 4",
        "LI,,, 50, dach, 4",
        "LU,,, 50, dach, 4",
        "FR,, de, 65, dach, 1",
        "FR,, de, 64, dach, 8",
        ",, de, 10, dach, 8",
        "FR,, fr, 65, inside-sales, 1",
        "FR,, fr, 64, inside-sales, 4",
        "FR,, fr, 45, inside-sales, 4",
        "FR,, fr, 44, inside-sales, 8",
        "BE, 249,, 44, inside-sales, 8",
        ",,, 65, inside-sales, 1",
        ",,, 45, inside-sales, 4",
        ",,, -50, inside-sales, 8",
    })
    void theTeamFollowsFromTerritorySegmentLanguageAndScore(
            @Nullable String country,
            @Nullable Integer employees,
            @Nullable String language,
            int score,
            String team,
            double hours) {
        Map<String, Object> answer = ask(country, employees, language, score);

        assertThat(answer).containsEntry("team", team);
        assertThat(((Number) answer.get("responseHours")).doubleValue()).isEqualTo(hours);
    }

    @Test
    void everyRowCanDecide() {
        ask("DE", 250, null, 65);
        ask("DE", 250, null, 10);
        ask("DE", 1, null, 65);
        ask("DE", 1, null, 10);
        ask("FR", 1, "de", 65);
        ask("FR", 1, "de", 10);
        ask("FR", 1, "fr", 65);
        ask("FR", 1, "fr", 50);
        ask("FR", 1, "fr", 10);

        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    private Map<String, Object> ask(
            @Nullable String country, @Nullable Integer employees, @Nullable String language, int score) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("country", country);
        inputs.put("employees", employees);
        inputs.put("language", language);
        inputs.put("score", score);
        return table.ask(inputs);
    }
}
