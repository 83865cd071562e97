package dev.tandem.integration.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is said at the start about the settings of an outside system. */
public abstract class OutsideSystemSettingsTest {

    private final ApplicationContextRunner runner;
    private final Class<?> port;
    private final String prefix;

    /**
     * @param beans scans the package of the adapter
     * @param prefix of the settings, for example {@code tandem.accounting}
     */
    protected OutsideSystemSettingsTest(Class<?> beans, Class<?> port, String prefix) {
        this.runner = new ApplicationContextRunner().withUserConfiguration(beans);
        this.port = port;
        this.prefix = prefix;
    }

    @ParameterizedTest
    @CsvSource({
        "token=t",
        "user=u password=p",
    })
    void eitherWayToSignInWillDo(String credentials) {
        start("base-url=https://books.example/api/ " + credentials).run(context -> {
            assertThat(context).hasSingleBean(port);
            assertThat(context.getBeanDefinitionNames())
                    .filteredOn(name -> name.startsWith(prefix))
                    .singleElement()
                    .satisfies(name -> assertThat(context.getBean(name).toString())
                            .endsWith("Settings[https://books.example/api/]"));
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
    void withoutAnOutsideSystemNothingOfThisIsThere() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(port));
    }

    private ApplicationContextRunner start(String settings) {
        String[] properties = settings.split(" ");
        for (int i = 0; i < properties.length; i++) {
            properties[i] = prefix + ".http." + properties[i];
        }
        return runner.withPropertyValues(prefix + ".system=http").withPropertyValues(properties);
    }
}
