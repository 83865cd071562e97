package dev.tandem.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@Tag("once")
class PortCallsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(SimpleMeterRegistry.class, () -> registry)
            .withUserConfiguration(PortConfiguration.class)
            .withBean(Warehouse.class);

    @Test
    void aCallIsTimedUnderTheNameOfItsPort() {
        runner.run(context -> {
            assertThat(context.getBean(Stock.class).ask("bolts")).isEqualTo(new Result.There(7));
            assertThat(context.getBean(Warehouse.class).notOfThePort()).isEqualTo(1);
        });

        assertThat(calls("ok")).isEqualTo(1);
        assertThat(registry.find("tandem.port.calls")
                        .tag("operation", "notOfThePort")
                        .timer())
                .isNull();
    }

    @Test
    void aRefusalIsAnOutcomeOfItsOwn() {
        runner.run(context -> context.getBean(Stock.class).ask("gold"));

        assertThat(calls("refused")).isEqualTo(1);
    }

    @Test
    void aSystemThatIsAwayAndOneThatBreaksAreToldApart() {
        runner.run(context -> {
            assertThatThrownBy(() -> context.getBean(Stock.class).ask("away")).isInstanceOf(Away.class);
            assertThatThrownBy(() -> context.getBean(Stock.class).ask("broken"))
                    .isInstanceOf(IllegalStateException.class);
        });

        assertThat(calls("unavailable")).isEqualTo(1);
        assertThat(calls("failed")).isEqualTo(1);
    }

    private long calls(String outcome) {
        return registry.get("tandem.port.calls")
                .tags("port", "stock", "operation", "ask", "outcome", outcome)
                .timer()
                .count();
    }

    @Port("stock")
    interface Stock {

        Result ask(String thing);
    }

    sealed interface Result {

        record There(int number) implements Result {}

        record Refused(String why) implements Result {}
    }

    static class Warehouse implements Stock {

        @Override
        public Result ask(String thing) {
            return switch (thing) {
                case "gold" -> new Result.Refused("Not for you.");
                case "away" -> throw new Away();
                case "broken" -> throw new IllegalStateException("Ada Brewster");
                default -> new Result.There(7);
            };
        }

        int notOfThePort() {
            return 1;
        }
    }

    static final class Away extends SystemUnavailableException {

        private static final long serialVersionUID = 1L;

        Away() {
            super("It is away.", null);
        }
    }
}
