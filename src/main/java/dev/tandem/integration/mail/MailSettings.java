package dev.tandem.integration.mail;

import dev.tandem.housekeeping.Periods;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails go out. The server itself is configured by {@code spring.mail.*}.
 *
 * @param from the plain address that mails come from; needed as soon as a mail server is configured
 * @param domain right side of Message-IDs; by default that of {@code from}
 * @param pollInterval pause between two looks into the outbox
 * @param retryPauses pauses before the second, third, ... attempt; when they are used up, a mail that was refused has failed,
 *     and others are tried with the last pause until {@code giveUpAfter}
 * @param giveUpAfter how long a mail is tried that no server accepts or refuses (calendar time); RFC 5321 section 4.5.4.1 wants 4 to 5 days
 * @param inDoubtAfter a mail that was being handed over for so long may or may not have arrived; longer than a handover can take
 * @param keepFor how long a mail is kept after it was written (calendar time), once it was handed over and its case has ended
 */
@ConfigurationProperties("tandem.mail")
public record MailSettings(
        @Nullable String from,
        @Nullable String domain,
        @DefaultValue("1s") Duration pollInterval,

        @DefaultValue({"PT10S", "PT1M", "PT5M", "PT30M", "PT2H"})
        List<Duration> retryPauses,

        @DefaultValue("P5D") Duration giveUpAfter,
        @DefaultValue("PT2M") Duration inDoubtAfter,
        @DefaultValue("P90D") Period keepFor) {

    private static final String WITHOUT_SERVER = "tandem@localhost.localdomain";

    public MailSettings {
        if (from != null && MailAddress.parse(from).isEmpty()) {
            throw new IllegalArgumentException(
                    "tandem.mail.from must be one plain address such as tandem@example.com, not \"" + from + "\"");
        }
        if (domain != null && !domain.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException(
                    "tandem.mail.domain must be a domain name such as example.com, not \"" + domain + "\"");
        }
        if (Stream.of(pollInterval, giveUpAfter, inDoubtAfter).anyMatch(time -> time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("tandem.mail.poll-interval, tandem.mail.give-up-after and"
                    + " tandem.mail.in-doubt-after must be above 0");
        }
        Periods.check("tandem.mail.keep-for", keepFor);
        retryPauses = List.copyOf(retryPauses);
    }

    /** The address that mails come from; a placeholder while there is no server. */
    public String sender() {
        return from == null ? WITHOUT_SERVER : MailAddress.parse(from).orElseThrow();
    }

    /** Right side of Message-IDs. */
    public String messageIdDomain() {
        return domain == null ? sender().substring(sender().lastIndexOf('@') + 1) : domain;
    }
}
