package dev.tandem.integration.crm.http;

import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.http.OutsideSystemSettingsTest;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

@Tag("once")
class HttpCrmSettingsTest extends OutsideSystemSettingsTest {

    @ComponentScan
    @ConfigurationPropertiesScan
    static class Beans {}

    HttpCrmSettingsTest() {
        super(Beans.class, Crm.class, "tandem.crm");
    }
}
