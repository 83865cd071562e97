package dev.tandem.onboarding.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.StrictJson;
import dev.tandem.onboarding.Application;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applications that come with Tandem, to be tried. */
@Tag("once")
class ShippedSamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"company", "person", "possible-hit"})
    void nothingOfThemHasToBeCorrected(String name) throws IOException {
        try (var file = Objects.requireNonNull(
                ShippedSamplesTest.class.getResourceAsStream("/samples/onboardings/" + name + ".json"))) {
            Application application = StrictJson.value(file.readAllBytes(), Application.class, "application");

            assertThat(new ApplicationCheck().check(application).findings()).isEmpty();
        }
    }
}
