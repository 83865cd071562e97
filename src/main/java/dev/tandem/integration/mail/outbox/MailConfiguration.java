package dev.tandem.integration.mail.outbox;

import dev.tandem.integration.mail.MailSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.util.StreamProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses where mails go, and has the outbox looked after. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Duration CHECK_EVERY = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    static {
        // else Jakarta Mail goes through all jars for it, several times for each mail: two thirds of what a mail cost
        String provider = StreamProvider.class.getName();
        if (System.getProperty(provider) == null) {
            System.setProperty(provider, MailStreamProvider.class.getName());
        }
    }

    @Bean
    MailTransport mailTransport(
            ObjectProvider<JavaMailSender> senders, MailSettings settings, @Value("${tandem.data}") String data) {
        JavaMailSender sender = senders.getIfAvailable();
        MailTransport transport = sender != null && hasServer(sender)
                ? smtp(sender, settings)
                : new EmlTransport(Path.of(data, "outbox"), settings);
        log.info(transport.description());
        return transport;
    }

    @Bean
    MailWatch mailWatch(ObjectProvider<MeterRegistry> registry) {
        return new MailWatch(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean(destroyMethod = "stop")
    OutboxDispatcher outboxDispatcher(
            Outbox outbox,
            MailTransport transport,
            MailWatch watch,
            MailSettings settings,
            PlatformTransactionManager transactions) {
        return new OutboxDispatcher(
                outbox, watch.watched(transport), settings, new TransactionTemplate(transactions), Clock.systemUTC());
    }

    @Bean
    ApplicationListener<ContextClosedEvent> outboxStop(OutboxDispatcher dispatcher) {
        return closed -> dispatcher.endSoon();
    }

    @Bean
    SchedulingConfigurer outboxSchedule(
            OutboxDispatcher dispatcher, MailTransport transport, MailWatch watch, MailSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(
                    new FixedDelayTask(dispatcher::dispatch, settings.pollInterval(), settings.pollInterval()));
            tasks.addFixedDelayTask(new FixedDelayTask(() -> watch.check(transport), CHECK_EVERY, CHECK_EVERY));
        };
    }

    private static MailTransport smtp(JavaMailSender sender, MailSettings settings) {
        if (settings.from() == null) {
            throw new IllegalStateException(
                    "A mail server is configured (spring.mail.host) but no address that mails come"
                            + " from: set tandem.mail.from (TANDEM_MAIL_FROM), for example to tandem@example.com");
        }
        return new SmtpTransport(sender, settings);
    }

    /** An empty {@code SPRING_MAIL_HOST}, as compose files pass it on, means none. */
    private static boolean hasServer(JavaMailSender sender) {
        if (!(sender instanceof JavaMailSenderImpl configured)) {
            return true;
        }
        @Nullable String host = configured.getHost();
        return host != null && !host.isBlank();
    }
}
