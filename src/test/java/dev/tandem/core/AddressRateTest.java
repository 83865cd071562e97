package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class AddressRateTest {

    private final AddressRate rate = new AddressRate(3, Duration.ofHours(1));

    @Test
    void anAddressHasToWaitAfterTooManyRequestsAndOthersDoNot() {
        useUp("192.0.2.1");

        assertThat(rate.allows("192.0.2.1")).isFalse();
        assertThat(rate.allows("192.0.2.2")).isTrue();
    }

    @Test
    void allAddressesOfOneNetworkOfTheNewInternetCountAsOne() {
        useUp("2001:db8:1:2::1");

        assertThat(rate.allows("2001:db8:1:2:ffff::9")).isFalse();
        assertThat(rate.allows("2001:db8:1:3::1")).isTrue();
    }

    private void useUp(String address) {
        for (int n = 0; n < 3; n++) {
            assertThat(rate.allows(address)).isTrue();
        }
    }
}
