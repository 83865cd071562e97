package dev.tandem.web;

import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The engine's REST API with Tandem's answers to errors and limits of uploads. Camunda's web applications take the same set of classes, so they
 * answer alike.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestConfiguration {

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        Set<Class<?>> classes = CamundaRestResources.getConfigurationClasses();
        classes.removeAll(Set.of(
                ExceptionHandler.class,
                ProcessEngineExceptionHandler.class,
                RestExceptionHandler.class,
                JsonMappingExceptionHandler.class,
                JsonParseExceptionHandler.class,
                MultipartPayloadProvider.class));
        classes.addAll(EngineErrors.CLASSES);
        classes.add(FewParts.class);
        return new PlainRest();
    }

    private static final class PlainRest extends CamundaJerseyResourceConfig {

        @Override
        protected void registerCamundaRestResources() {
            registerClasses(CamundaRestResources.getResourceClasses());
            registerClasses(CamundaRestResources.getConfigurationClasses());
            // Jackson's own answers to unreadable JSON would come before ours
            register(JacksonFeature.withoutExceptionMappers());
            // a description of everything, for anybody who asks with OPTIONS
            property(ServerProperties.WADL_FEATURE_DISABLE, true);
        }
    }
}
