package dev.tandem.deployment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do every day is let through. */
@Tag("once")
class HarmlessBundlesTest {

    private final Inspection inspection = new Inspection(TestSurroundings.WITH_INVOICES);

    static Stream<Arguments> bundles() {
        return HarmlessBundles.all().entrySet().stream()
                .map(bundle -> Arguments.of(bundle.getKey(), bundle.getValue()));
    }

    @Test
    void thereAreEnough() {
        assertThat(HarmlessBundles.all()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void itIsLetThrough(String name, Map<String, byte[]> files) {
        assertThat(inspection.ofUpload(files)).isEmpty();
        files.forEach((file, content) ->
                assertThat(inspection.ofDeployed(file, content)).isEmpty());
    }
}
