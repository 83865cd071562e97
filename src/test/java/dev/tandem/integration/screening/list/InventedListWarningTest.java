package dev.tandem.integration.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tandem.integration.screening.SanctionsListVersion;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Whoever runs Tandem for real hears that the list that ships protects nobody. */
@Tag("once")
class InventedListWarningTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final ListInForce inForce = mock();

    @Test
    void theInventedListIsNamedOutsideOfTheProfileForTrying() {
        listFrom(ListFetch.SHIPPED);
        environment.setActiveProfiles("production");
        assertThat(warning().text()).hasValueSatisfying(text -> assertThat(text).contains("tandem.screening.list.sdn"));

        environment.setActiveProfiles("local");
        assertThat(warning().text()).isEmpty();
    }

    @Test
    void aRealListNeedsNoWarning() {
        listFrom("fetched from treasury.example");
        environment.setActiveProfiles("production");
        assertThat(warning().text()).isEmpty();
    }

    private InventedListWarning warning() {
        return new InventedListWarning(environment, inForce);
    }

    private void listFrom(String source) {
        when(inForce.currentList()).thenReturn(new SanctionsListVersion(1, source, Instant.EPOCH, 60, 152));
    }
}
