package dev.tandem.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "rechnung@bergmann.example, rechnung@bergmann.example",
        "' a.b+c@x-y.example ', a.b+c@x-y.example",
        "kasse@bäcker.example, kasse@xn--bcker-gra.example"
    })
    void aPlainAddressIsTaken(String text, String address) {
        assertThat(MailAddress.parse(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "a@",
                "a@b.example, c@d.example",
                "a@b.example;c@d.example",
                "a@b.example c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "a\n@b.example",
                "Name <a@b.example>",
                "group: a@b.example;",
                "a@b.example\u0000",
                "a@b@c.example",
                "(x)a@b.example",
                "müller@b.example"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void theDomainOfMessageIdsIsThatOfTheSender() {
        assertThat(settings("tandem@example.com", null).messageIdDomain()).isEqualTo("example.com");
        assertThat(settings("tandem@example.com", "mail.example.org").messageIdDomain())
                .isEqualTo("mail.example.org");
        assertThat(settings(null, null).messageIdDomain()).isEqualTo("localhost.localdomain");
    }

    @Test
    void settingsThatCanNotWorkAreRefusedByName() {
        assertThatThrownBy(() -> settings("Tandem <a@b.example>", null)).hasMessageContaining("tandem.mail.from");
        assertThatThrownBy(() -> settings(null, "a>\r\nBcc: x")).hasMessageContaining("tandem.mail.domain");
    }

    private static MailSettings settings(@Nullable String from, @Nullable String domain) {
        return new MailSettings(
                from,
                domain,
                Duration.ofSeconds(1),
                List.of(),
                Duration.ofDays(5),
                Duration.ofMinutes(2),
                java.time.Period.ofDays(90));
    }
}
