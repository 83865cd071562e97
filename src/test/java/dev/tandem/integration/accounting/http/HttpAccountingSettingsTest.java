package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.integration.accounting.Accounting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;

@Tag("once")
class HttpAccountingSettingsTest {

    @ComponentScan
    @ConfigurationPropertiesScan
    static class Beans {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Beans.class);

    @ParameterizedTest
    @CsvSource({
        "token=t",
        "user=u password=p",
    })
    void eitherWayToSignInWillDo(String credentials) {
        start("base-url=https://books.example/api/ " + credentials).run(context -> {
            assertThat(context).hasSingleBean(Accounting.class);
            assertThat(context.getBean(HttpAccountingSettings.class))
                    .hasToString("HttpAccountingSettings[https://books.example/api/]");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "token=t, base-url does not say where",
        "base-url=books token=t, base-url does not say where",
        "base-url=ftp://books.example token=t, begins with https://",
        "base-url=http://books.example token=t, could be read on the way",
        "base-url=https://u:p@books.example token=t, an address only",
        "base-url=https://books.example?a=b token=t, an address only",
        "base-url=https://books.example, Set the one or the other",
        "base-url=https://books.example user=u, Set the one or the other",
        "base-url=https://books.example password=p, Set the one or the other",
        "base-url=https://books.example user=u password=p token=t, Set the one or the other",
        "base-url=https://books.example token=t read-timeout=0s, longer than nothing",
    })
    void whatCanNotWorkIsSaidAtTheStart(String settings, String why) {
        start(settings)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(why));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url=http://localhost:1 token=t",
        "base-url=http://127.0.0.1:1 token=t",
        "base-url=http://books.example token=t allow-plain-http=true",
    })
    void plainHttpNeedsLeaveUnlessItStaysOnThisComputer(String settings) {
        start(settings).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void withLocalBooksNothingOfThisIsThere() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Accounting.class));
    }

    private ApplicationContextRunner start(String settings) {
        String[] properties = settings.split(" ");
        for (int i = 0; i < properties.length; i++) {
            properties[i] = "tandem.accounting.http." + properties[i];
        }
        return runner.withPropertyValues("tandem.accounting.system=http").withPropertyValues(properties);
    }
}
