package dev.tandem.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class LinkRateTest {

    @Test
    void anAddressHasToWaitAfterTooManyRequestsAndOthersDoNot() {
        LinkRate rate = new LinkRate(new LinkSettings(Duration.ofDays(14), 3));

        for (int n = 0; n < 3; n++) {
            assertThat(rate.allows("192.0.2.1")).isTrue();
        }
        assertThat(rate.allows("192.0.2.1")).isFalse();
        assertThat(rate.allows("192.0.2.2")).isTrue();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new LinkSettings(Duration.ZERO, 3)).hasMessageContaining("tandem.links.valid-for");
        assertThatThrownBy(() -> new LinkSettings(Duration.ofDays(1), 0))
                .hasMessageContaining("tandem.links.requests-per-minute");
    }
}
