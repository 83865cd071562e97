package dev.tandem.lead.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.testing.DecisionTableInTest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether the shipped score table puts the leads that became business before those that did not: the area under the ROC curve, on real
 * leads. The points were found on seven tenths of them; what is checked is the rest. Which lead is in which part follows from its
 * id, so that the parts stay the same.
 */
@Tag("once")
class LeadScoreOnRealLeadsTest {

    private static final Path LEADS = Path.of("../shared/data/leads/leads.csv");
    private static final int TENTHS_TO_LEARN_FROM = 7;

    /** The others take half a minute, and were never the question. */
    private static final boolean ALL = Boolean.getBoolean("tandem.test.all-leads");

    private final DecisionTableInTest table =
            new DecisionTableInTest("lead-assignment", "lead-score", "lead-assessment");

    /** What the table said, and what became of the lead. */
    record Scored(int score, boolean converted) {}

    @Test
    void leadsThatBecomeBusinessComeFirst() throws IOException {
        assumeTrue(Files.exists(LEADS), "Skipped: the shared leads are not there (../shared/data/leads/leads.csv).");
        List<Scored> learnt = new ArrayList<>();
        List<Scored> heldOut = new ArrayList<>();
        Map<Map<String, Object>, Integer> known = new HashMap<>();
        try (Reader in = Files.newBufferedReader(LEADS);
                CSVParser rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (CSVRecord row : rows) {
                boolean toLearnFrom = tenth(row.get("ProspectID")) < TENTHS_TO_LEARN_FROM;
                if (toLearnFrom && !ALL) {
                    continue;
                }
                int score = known.computeIfAbsent(
                        inputs(row), inputs -> ((Number) table.ask(inputs).get("score")).intValue());
                (toLearnFrom ? learnt : heldOut)
                        .add(new Scored(score, row.get("Converted").equals("1")));
            }
        }

        assertThat(heldOut).hasSizeGreaterThan(1000);
        assertThat(areaUnderCurve(heldOut)).isGreaterThanOrEqualTo(0.83);
        if (ALL) {
            System.out.printf(
                    "Area under the ROC curve: %.4f on the %d leads that the points were found on, %.4f on the %d others%n",
                    areaUnderCurve(learnt), learnt.size(), areaUnderCurve(heldOut), heldOut.size());
            assertThat(areaUnderCurve(learnt)).isGreaterThanOrEqualTo(0.83);
        }
    }

    @Test
    void theAreaIsThatOfHandMadeCases() {
        Scored good = new Scored(2, true);
        Scored bad = new Scored(1, false);

        assertThat(areaUnderCurve(List.of(good, bad))).isEqualTo(1);
        assertThat(areaUnderCurve(List.of(new Scored(1, true), new Scored(2, false))))
                .isZero();
        assertThat(areaUnderCurve(List.of(new Scored(1, true), bad))).isEqualTo(0.5);
        assertThat(areaUnderCurve(List.of(good, bad, new Scored(0, true)))).isEqualTo(0.5);
    }

    /** How often one that converted has the higher score of two; equal ones count half. */
    static double areaUnderCurve(List<Scored> leads) {
        List<Scored> sorted =
                leads.stream().sorted(Comparator.comparingInt(Scored::score)).toList();
        double below = 0;
        double pairs = 0;
        double converted = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            double with = 0;
            double without = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score()) {
                if (sorted.get(to).converted()) {
                    with++;
                } else {
                    without++;
                }
                to++;
            }
            pairs += with * (below + without / 2);
            below += without;
            converted += with;
            from = to;
        }
        return pairs / (converted * below);
    }

    private static Map<String, Object> inputs(CSVRecord row) {
        Map<String, Object> inputs = LeadScoreTableTest.nothing();
        inputs.put("origin", text(row.get("LeadOrigin")));
        inputs.put("source", text(row.get("LeadSource")));
        inputs.put("visits", number(row.get("TotalVisits")));
        inputs.put("timeOnSite", number(row.get("TotalTime")));
        inputs.put("occupation", text(row.get("Occupation")));
        inputs.put("interest", text(row.get("Specialization")));
        return inputs;
    }

    private static @Nullable String text(String cell) {
        return cell.isBlank() ? null : cell;
    }

    private static @Nullable Integer number(String cell) {
        return cell.isBlank() ? null : Integer.valueOf(cell);
    }

    private static int tenth(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return (int) (Long.parseLong(HexFormat.of().formatHex(hash, 0, 4), 16) % 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
