package dev.tandem.links;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class LinkSettingsTest {

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new LinkSettings(Duration.ZERO, 3, null))
                .hasMessageContaining("tandem.links.valid-for");
        assertThatThrownBy(() -> new LinkSettings(Duration.ofDays(1), 0, null))
                .hasMessageContaining("tandem.links.requests-per-minute");
    }
}
