package dev.tandem.deployment.rules;

import static dev.tandem.deployment.rules.TestSurroundings.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gate takes apart whatever it is given. */
@Tag("once")
class OtherPeoplesModelsTest {

    private static final Path MODELS = Path.of("../shared/data/models");
    private static final Path SHIPPED_MODELS = Path.of("processes/invoice-approval");

    private final Inspection inspection = new Inspection(SHIPPED);

    /** Prints what was refused and why: people who bring models from elsewhere want to know. */
    @Test
    void modelsThatOthersDrewAreAnsweredWithFindings() throws IOException {
        assumeThat(MODELS).as("models of others beside the project").isDirectory();
        Map<String, Integer> byRule = new TreeMap<>();
        StringBuilder table = new StringBuilder();
        int refused = 0;
        int dangerous = 0;
        int all = 0;
        for (Path file : files(MODELS)) {
            List<Finding> findings = inspection.ofUpload(Map.of(plain(file), Files.readAllBytes(file)));
            all++;
            refused += findings.isEmpty() ? 0 : 1;
            dangerous += findings.stream().anyMatch(Finding::dangerous) ? 1 : 0;
            findings.stream().map(Finding::rule).distinct().forEach(rule -> byRule.merge(rule, 1, Integer::sum));
            table.append(file.getFileName())
                    .append(" | ")
                    .append(
                            findings.isEmpty()
                                    ? "accepted"
                                    : findings.stream()
                                            .sorted(java.util.Comparator.comparing(finding -> !finding.dangerous()))
                                            .limit(3)
                                            .map(finding -> finding.elementId() + ": " + finding.sentence())
                                            .collect(Collectors.joining(
                                                    " / ", "refused, " + findings.size() + ": ", "")))
                    .append('\n');
        }
        System.out.println(table + "\nModels of others: " + all + ", refused " + refused + ", because of danger "
                + dangerous + "; files by rule: " + byRule);
        assertThat(all).isEqualTo(247);
        assertThat(byRule.keySet()).contains("no-scripts", "no-classes", "no-built-in-work", "no-connectors");
    }

    /** Whatever breaks in a file, the answer is findings, or none; never anything else. */
    @Test
    void brokenFilesAreAnsweredWithFindings() throws IOException {
        Random random = new Random(20261122);
        for (Path file : List.of(
                SHIPPED_MODELS.resolve("invoice-approval.bpmn"),
                SHIPPED_MODELS.resolve("invoice-approval-rules.dmn"),
                SHIPPED_MODELS.resolve("mail/approved-supplier.html.mustache"))) {
            String original = Files.readString(file);
            for (int i = 0; i < 300; i++) {
                byte[] broken = mutated(original, random);

                assertThat(inspection.ofUpload(Map.of(plain(file), broken))).isNotNull();
                assertThat(inspection.ofDeployed(plain(file), broken)).isNotNull();
            }
        }
    }

    private static byte[] mutated(String original, Random random) {
        StringBuilder text = new StringBuilder(original);
        for (int times = 1 + random.nextInt(8); times > 0; times--) {
            int at = random.nextInt(text.length() - 60);
            int length = 1 + random.nextInt(50);
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x300));
                case 3 -> text.insert(at, "${" + random.nextInt() + "x.y[#{");
                case 4 -> swapWord(text, random);
                default -> {
                    int quote = text.indexOf("\"", at);
                    int end = quote < 0 ? -1 : text.indexOf("\"", quote + 1);
                    if (end > 0) {
                        text.replace(quote + 1, end, random.nextBoolean() ? "" : "flow_" + random.nextInt(9));
                    }
                }
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void swapWord(StringBuilder text, Random random) {
        String[] words = {
            "userTask", "serviceTask", "sequenceFlow", "text", "inputEntry", "property", "rule", "id", "name"
        };
        String from = words[random.nextInt(words.length)];
        int at = text.indexOf(from, random.nextInt(text.length()));
        if (at >= 0) {
            text.replace(at, at + from.length(), words[random.nextInt(words.length)]);
        }
    }

    private static String plain(Path file) {
        return SHIPPED_MODELS.relativize(file).toString().contains("mail/")
                ? "mail/" + file.getFileName()
                : file.getFileName().toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
