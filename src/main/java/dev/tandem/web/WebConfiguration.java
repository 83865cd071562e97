package dev.tandem.web;

import dev.tandem.core.StreamedUpload;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Puts what holds for every request where every request comes by. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String ENGINE_REST = "/engine-rest/*";
    private static final String WEBAPPS_REST = "/camunda/api/*";

    @Bean
    FilterRegistrationBean<OddPathFilter> oddPathFilter() {
        return filter(new OddPathFilter(), Ordered.HIGHEST_PRECEDENCE, "/*");
    }

    @Bean
    FilterRegistrationBean<SecureCookieFilter> secureCookieFilter() {
        return filter(new SecureCookieFilter(), Ordered.HIGHEST_PRECEDENCE + 1, "/*");
    }

    /** After the security filters, so that nobody's body is read who may not send one. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(LimitsSettings limits) {
        return filter(new BodyLimitFilter(limits), SecurityProperties.DEFAULT_FILTER_ORDER + 1, "/*");
    }

    @Bean
    FilterRegistrationBean<ContentFilter> contentFilter() {
        return filter(new ContentFilter(), SecurityProperties.DEFAULT_FILTER_ORDER + 2, ENGINE_REST, WEBAPPS_REST);
    }

    @Bean
    FilterRegistrationBean<MissingPageFilter> missingPageFilter() {
        return filter(new MissingPageFilter(), SecurityProperties.DEFAULT_FILTER_ORDER + 2, "/camunda/app/*");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies(LimitsSettings limits) {
        return tomcat -> tomcat.addEngineValves(new SlowBodyValve(limits.bodyTime()));
    }

    /** What its receiver reads as it arrives is not laid down on the disk before. */
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !StreamedUpload.isOne(request) && super.isMultipart(request);
            }
        };
    }

    private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int order, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
