package dev.tandem.integration.accounting.http;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.http.OutsideSystemSettingsTest;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

@Tag("once")
class HttpAccountingSettingsTest extends OutsideSystemSettingsTest {

    @ComponentScan
    @ConfigurationPropertiesScan
    static class Beans {}

    HttpAccountingSettingsTest() {
        super(Beans.class, Accounting.class, "tandem.accounting");
    }
}
