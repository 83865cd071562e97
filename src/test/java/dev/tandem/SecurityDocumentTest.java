package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/security.md says which test tries which attack: each of them has to be there, and no row may lack its test. */
@Tag("once")
class SecurityDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/security.md");

    /** {@code `SomeTest`}, {@code `SomeTest#someMethod`} or, after one of them in the same line, {@code `#someMethod`}. */
    private static final Pattern NAMED = Pattern.compile("`(?:(\\w+Test)(?:#(\\w+))?|#(\\w+))`");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String line : Files.readAllLines(DOCUMENT)) {
            String type = "";
            for (Matcher name = NAMED.matcher(line); name.find(); named++) {
                type = name.group(1) == null ? type : name.group(1);
                String method = name.group(2) == null ? name.group(3) : name.group(2);
                String source = tests.getOrDefault(type, "");
                if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(named).isPositive();
        assertThat(missing)
                .as("tests that docs/security.md names and that are not there")
                .isEmpty();
    }

    @Test
    void noThreatWaitsForItsTest() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .as("threats without a test")
                .noneMatch(line -> line.startsWith("|") && line.contains("*(point"));
    }

    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), SecurityDocumentTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
