package dev.tandem.operations;

import dev.tandem.identity.LocalProfile;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Ends the start with where to sign in and what to try next. */
@Component
class StartupMessage {

    private static final Logger log = LoggerFactory.getLogger(StartupMessage.class);

    private final Environment environment;

    StartupMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context
                && context.getWebServer() != null) {
            log.info("\n{}", text(context.getWebServer().getPort()));
        }
    }

    String text(int port) {
        String url = "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
        if (!LocalProfile.isActive(environment)) {
            return "Tandem runs on port " + port + ".";
        }
        Path samples = SampleFiles.folder(Path.of(environment.getProperty("tandem.data", "./data")))
                .normalize();
        return """
                Tandem runs.

                  Sign in at   %1$s
                  as           clerk, approver, manager, finance, sales, saleslead, onboarding,
                               compliance, compliance2, compliancehead, owner, ops or admin;
                               the password equals the name

                  Try next     send in an invoice:
                               curl -u clerk:clerk -F file=@%2$s/invoices/nordlicht-medium.xml %1$s/api/invoices
                               then approve it: sign in as approver, Your tasks, My group's tasks
                               or leads:
                               curl -u sales:sales -F file=@%2$s/leads/fair.csv %1$s/api/leads/import
                               then see them at %1$s/leads
                               or become a customer: %1$s/apply
                               then see it, as onboarding, at %1$s/onboardings
                """.formatted(url, samples).indent(2);
    }
}
