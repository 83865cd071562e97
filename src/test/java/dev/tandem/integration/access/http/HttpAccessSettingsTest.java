package dev.tandem.integration.access.http;

import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.http.OutsideSystemSettingsTest;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

@Tag("once")
class HttpAccessSettingsTest extends OutsideSystemSettingsTest {

    @ComponentScan
    @ConfigurationPropertiesScan
    static class Beans {}

    HttpAccessSettingsTest() {
        super(Beans.class, AccessAccounts.class, "tandem.access");
    }
}
