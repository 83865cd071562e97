package dev.tandem.integration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the calls of outside systems watched. */
@Configuration(proxyBeanMethods = false)
class PortConfiguration {

    @Bean
    static PortCalls portCalls(ObjectProvider<MeterRegistry> registry) {
        return new PortCalls(registry);
    }
}
