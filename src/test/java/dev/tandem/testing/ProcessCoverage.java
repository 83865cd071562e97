package dev.tandem.testing;

import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Measures which flow nodes and flows of its model a process test goes through, and fails below all of them. Process tests
 * import it; to the engines of all other tests the library's auto-configuration would do harm, so it is switched off.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ProcessCoverage {

    @Bean
    AbstractCamundaConfiguration coverageListeners() {
        return new ProcessEngineCoverageConfiguration().camundaConfiguration();
    }

    static ProcessEngineCoverageProperties properties() {
        return ProcessEngineCoverageProperties.builder()
                .assertClassCoverageAtLeast(1.0)
                .addInclusionPatternForTestClasses("*ProcessTest")
                .build();
    }
}
