package dev.tandem.deployment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attack is found by the rule that is meant for it, where it is, and nothing else is. */
@Tag("once")
class HostileBundlesTest {

    private final Inspection inspection = new Inspection(TestSurroundings.WITH_INVOICES);

    static Stream<HostileBundle> bundles() {
        return HostileBundles.all().stream();
    }

    @Test
    void thereAreManyAndEachHasANameOfItsOwn() {
        List<HostileBundle> all = HostileBundles.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(110);
        assertThat(all).extracting(HostileBundle::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void itIsRefusedWhereItIs(HostileBundle bundle) {
        List<Finding> findings = inspection.ofUpload(bundle.files());

        assertThat(findings).extracting(Finding::rule).contains(bundle.rule());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.elementId()).isEqualTo(bundle.elementId());
            assertThat(finding.sentence()).matches("(?s)[a-z].{20,}[.)]");
        });
    }

    /** What is found is told and logged, and quotes what somebody wrote. */
    @Test
    void aSentenceIsOneLineAndNotTooLong() {
        String model = Models.step(
                Models.service("camunda:class=\"a&#10;ERROR forged &#x202e;" + "x".repeat(5000) + "\"", ""));

        List<Finding> findings = inspection.ofUpload(Map.of("attack.bpmn", model.getBytes(StandardCharsets.UTF_8)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.sentence())
                    .startsWith("names the class \"a ERROR forged xxx")
                    .hasSize(1000);
            assertThat(finding.toString()).hasLineCount(1);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void whatIsDangerousIsSoInTheDatabaseToo(HostileBundle bundle) {
        boolean dangerous = inspection.ofUpload(bundle.files()).stream().anyMatch(Finding::dangerous);

        List<Finding> found = bundle.files().entrySet().stream()
                .flatMap(file -> inspection.ofDeployed(file.getKey(), file.getValue()).stream())
                .toList();

        // calls among several files are only seen together
        if (bundle.files().size() == 1) {
            assertThat(!found.isEmpty()).isEqualTo(dangerous);
        }
    }
}
