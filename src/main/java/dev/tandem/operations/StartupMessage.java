package dev.tandem.operations;

import dev.tandem.identity.LocalProfile;
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
            log.info(text(context.getWebServer().getPort()));
        }
    }

    String text(int port) {
        String url = "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
        if (!LocalProfile.isActive(environment)) {
            return "Tandem runs on port " + port + ".";
        }
        return """
                Tandem runs.

                  Sign in at   %1$s
                  as           clerk, approver, manager, finance, owner, ops or admin; the password equals the name

                  Try next     send in a sample invoice as the clerk:
                               curl -u clerk:clerk -F file=@%2$s/samples/invoices/nordlicht-medium.xml %1$s/api/invoices
                               then sign in as approver, open Tasklist, and approve it under "My group's tasks".
                               Its mails are written to %2$s/outbox. More samples lie in %2$s/samples/invoices;
                               what is laid into %2$s/intake/invoices is taken in too.
                """.formatted(url, environment.getProperty("tandem.data", "./data"))
                .indent(2);
    }
}
