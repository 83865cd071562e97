package dev.tandem.lead.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DecisionTableInTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score table, by itself: every row, and both sides of every limit. */
@Tag("once")
class LeadScoreTableTest {

    private static final String START = "Every lead begins with 50 points";

    private final DecisionTableInTest table =
            new DecisionTableInTest("lead-assignment", "lead-score", "lead-assessment");

    /** What is not known: every input, with nothing in it. */
    static Map<String, Object> nothing() {
        Map<String, Object> inputs = new HashMap<>();
        for (String input :
                List.of("origin", "source", "visits", "timeOnSite", "occupation", "interest", "employees")) {
            inputs.put(input, null);
        }
        for (String input : List.of("mailKnown", "phoneKnown", "companyKnown", "messageWritten")) {
            inputs.put(input, false);
        }
        return inputs;
    }

    @ParameterizedTest
    @CsvSource({
        "origin, Landing Page Submission, -6, Came by a landing page",
        "origin, API, 0,",
        "source, Google, 3, Found us by searching",
        "source, google, 3, Found us by searching",
        "source, Organic Search, 3, Found us by searching",
        "source, bing, -2, Came from elsewhere than a search",
        "visits, 0, 2, Reached us without the website",
        "visits, 1, -11, Visited the website only once",
        "visits, 2, 4, Came back to the website",
        "visits, 4, 4, Came back to the website",
        "visits, 5, 6, Came back to the website often",
        "visits, 251, 6, Came back to the website often",
        "timeOnSite, 0, 0,",
        "timeOnSite, 1, -10, Spent less than 4 minutes on the website",
        "timeOnSite, 249, -10, Spent less than 4 minutes on the website",
        "timeOnSite, 250, -8, Spent less than 9 minutes on the website",
        "timeOnSite, 499, -8, Spent less than 9 minutes on the website",
        "timeOnSite, 500, -4, Spent less than 10 minutes on the website",
        "timeOnSite, 599, -4, Spent less than 10 minutes on the website",
        "timeOnSite, 600, 8, Spent more than 10 minutes on the website",
        "timeOnSite, 749, 8, Spent more than 10 minutes on the website",
        "timeOnSite, 750, 15, Spent more than 12 minutes on the website",
        "timeOnSite, 100000, 15, Spent more than 12 minutes on the website",
        "occupation, Working Professional, 16, Works in the field",
        "occupation, Student, -3, Is a student",
        "occupation, Other, -13, Occupation unclear",
        "occupation, Unemployed, 0,",
        "occupation, Housewife, 0,",
        "interest, Finance Management, 7, Named what they are interested in",
        "interest, Select, -5, Chose no interest from the list",
        "employees, 49, 0,",
        "employees, 50, 6, Company of 50 people or more",
        "employees, 249, 6, Company of 50 people or more",
        "employees, 250, 12, Large company",
        "mailKnown, true, 4, Mail address is usable",
        "phoneKnown, true, 4, Phone number is usable",
        "companyKnown, true, 3, Company is known",
        "messageWritten, true, 5, Wrote to us",
    })
    void eachFactAddsItsPointsAndSaysWhy(String fact, String value, int points, @Nullable String reason) {
        Map<String, Object> answer = ask(fact, value);

        assertThat(((Number) answer.get("score")).intValue()).isEqualTo(50 + points);
        assertThat(reasons(answer)).containsExactlyElementsOf(reason == null ? List.of(START) : List.of(reason, START));
        assertThat(answer.get("pointsOfReasons")).isEqualTo(reason == null ? "50" : points + " 50");
    }

    @Test
    void ofWhomNothingIsKnownBeginsAndEndsWithFiftyPoints() {
        Map<String, Object> answer = table.ask(nothing());

        assertThat(((Number) answer.get("score")).intValue()).isEqualTo(50);
        assertThat(reasons(answer)).containsExactly(START);
    }

    @Test
    void whoIsBetweenJobsAndCameWithoutTheWebsiteGetsMore() {
        Map<String, Object> answer = ask("visits", "0", "occupation", "Unemployed");

        assertThat(((Number) answer.get("score")).intValue()).isEqualTo(60);
        assertThat(reasons(answer))
                .containsExactly("Reached us without the website", "Between jobs, and asked directly", START);
    }

    @ParameterizedTest
    @CsvSource({
        "65, hot, timeOnSite=750",
        "64, warm, timeOnSite=600;employees=50",
        "45, warm, interest=Select",
        "44, cold, origin=Landing Page Submission",
        "118, hot, source=Google;visits=5;timeOnSite=750;occupation=Working Professional;interest=Yoga;employees=250;mailKnown=true;"
                + "messageWritten=true",
    })
    void theGradeFollowsFromTheSum(int score, String grade, String facts) {
        Map<String, Object> answer = ask(Arrays.stream(facts.split("[;=]")).toArray(String[]::new));

        assertThat(((Number) answer.get("score")).intValue()).isEqualTo(score);
        assertThat(answer.get("grade")).isEqualTo(grade);
        assertThat(Arrays.stream(answer.get("pointsOfReasons").toString().split(" "))
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(score);
    }

    @Test
    void everyRowCanDecide() {
        ask("origin", "Landing Page Submission", "source", "Google", "visits", "0", "occupation", "Unemployed");
        ask("source", "bing", "visits", "1", "timeOnSite", "1", "occupation", "Student", "interest", "Yoga");
        ask("visits", "2", "timeOnSite", "250", "occupation", "Other", "interest", "Select", "employees", "50");
        ask("visits", "5", "timeOnSite", "500", "occupation", "Working Professional", "employees", "250");
        ask("timeOnSite", "600", "mailKnown", "true", "phoneKnown", "true");
        ask("timeOnSite", "750", "companyKnown", "true", "messageWritten", "true");
        ask("interest", "Select");

        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    private Map<String, Object> ask(String... facts) {
        Map<String, Object> inputs = nothing();
        for (int n = 0; n < facts.length; n += 2) {
            inputs.put(facts[n], value(facts[n + 1]));
        }
        return table.ask(inputs);
    }

    private static Object value(String text) {
        if (text.matches("\\d+")) {
            return Integer.valueOf(text);
        }
        return text.equals("true") ? Boolean.TRUE : text;
    }

    private static List<String> reasons(Map<String, Object> answer) {
        return List.of(answer.get("reasons").toString().split("\n"));
    }
}
