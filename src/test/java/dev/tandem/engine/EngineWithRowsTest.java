package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.rows.EngineRows;
import dev.tandem.testing.TandemServerTest;
import javax.xml.xpath.XPathFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TandemServerTest
class EngineWithRowsTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void theProgramsEngineHasThemAndLeavesXPathAsItWas() {
        assertThat(engine.getSqlSessionFactory().getConfiguration()).isInstanceOf(EngineRows.class);
        assertThat(System.getProperty(XPathFactory.DEFAULT_PROPERTY_NAME + ":" + XPathFactory.DEFAULT_OBJECT_MODEL_URI))
                .isNull();
    }
}
