package dev.tandem.identity;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The API of Camunda's Admin without its set-up, which makes an administrator of anybody who asks while there is none
 * (CVE-2026-77226). The security filters refuse its paths too; here there is nothing behind them.
 *
 * <p>Registers under the name that Camunda's web applications would use, and before them: they leave alone what is there.
 */
@Component
class ClosedAdminApi implements ServletContextInitializer, Ordered {

    static final String NAME = "Admin Api";

    @Override
    public void onStartup(ServletContext context) throws ServletException {
        var servlet = context.addServlet(NAME, ServletContainer.class);
        servlet.addMapping("/camunda/api/admin/*");
        servlet.setInitParameters(Map.of(ServletProperties.JAXRS_APPLICATION_CLASS, WithoutSetup.class.getName()));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Created by Jersey, which is why it is public. */
    public static final class WithoutSetup extends AdminApplication {

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = super.getClasses();
            classes.remove(SetupResource.class);
            return classes;
        }
    }
}
