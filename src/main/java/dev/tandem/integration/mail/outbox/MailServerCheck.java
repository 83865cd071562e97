package dev.tandem.integration.mail.outbox;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import dev.tandem.integration.mail.MailSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to run for real without a mail server: mails would end as files that nobody reads. */
@Component
class MailServerCheck implements ProductionCheck {

    private final MailSettings settings;
    private final Environment environment;

    MailServerCheck(MailSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public List<StartProblem> problems() {
        List<StartProblem> problems = new ArrayList<>();
        if (environment.getProperty("spring.mail.host", "").isBlank()) {
            problems.add(
                    new StartProblem(
                            "There is no mail server: spring.mail.host is not set, and mails would reach nobody.",
                            "Set spring.mail.host (SPRING_MAIL_HOST), and .port, .username and .password as your server wants them."));
        }
        if (settings.from() == null) {
            problems.add(new StartProblem(
                    "There is no address that mails come from: tandem.mail.from is not set.",
                    "Set tandem.mail.from (TANDEM_MAIL_FROM), for example to tandem@example.com."));
        }
        return problems;
    }
}
