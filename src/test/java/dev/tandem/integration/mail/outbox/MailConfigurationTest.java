package dev.tandem.integration.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.tandem.core.InsertOnce;
import dev.tandem.integration.mail.MailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class MailConfigurationTest {

    @Import({MailConfiguration.class, Outbox.class})
    @EnableConfigurationProperties(MailSettings.class)
    static class Beans {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withBean(InsertOnce.class, () -> mock(InsertOnce.class))
            .withBean(PlatformTransactionManager.class, () -> mock(PlatformTransactionManager.class))
            .withUserConfiguration(Beans.class)
            .withPropertyValues("tandem.data=./data");

    @Test
    void withoutAServerMailsBecomeFilesAndTheLogSaysWhere(CapturedOutput log) {
        runner.run(context -> assertThat(context).getBean(MailTransport.class).isInstanceOf(EmlTransport.class));

        assertThat(log.getAll()).contains("No mail server is configured (spring.mail.host)", "/data/outbox");
    }

    @Test
    void anEmptyServerNameMeansNone() {
        runner.withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context).getBean(MailTransport.class).isInstanceOf(EmlTransport.class));
    }

    @Test
    void withAServerMailsGoThere() {
        runner.withPropertyValues("spring.mail.host=mail.example.com", "tandem.mail.from=tandem@example.com")
                .run(context -> assertThat(context).getBean(MailTransport.class).isInstanceOf(SmtpTransport.class));
    }

    @Test
    void aServerNeedsASenderAndTheMessageSaysHowToSetIt() {
        runner.withPropertyValues("spring.mail.host=mail.example.com")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("tandem.mail.from (TANDEM_MAIL_FROM)"));
    }

    @Test
    void retriesAndIntervalsAreAsDocumented() {
        runner.run(context -> {
            MailSettings settings = context.getBean(MailSettings.class);
            assertThat(settings.retryPauses()).hasToString("[PT10S, PT1M, PT5M, PT30M, PT2H]");
            assertThat(settings.inDoubtAfter()).hasToString("PT2M");
            assertThat(settings.pollInterval()).hasToString("PT1S");
        });
    }
}
