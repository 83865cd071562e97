package dev.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("once")
@ExtendWith(OutputCaptureExtension.class)
class FigureCollectorTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> groups = new ArrayList<>(List.of("clerks", "finance"));
    private boolean away;

    private final FigureCollector collector = new FigureCollector(
            List.of(
                    figures -> {
                        if (away) {
                            throw new IllegalStateException("Ada Brewster");
                        }
                        groups.forEach(group -> figures.count("tasks", "tasks", 3, "group", group));
                    },
                    figures -> figures.age("oldest", "age", figures.now().minusSeconds(90))),
            registry);

    @Test
    void figuresAreTheOnesOfTheLastRound() {
        collector.collect();
        groups.remove("finance");
        collector.collect();

        assertThat(registry.get("tasks").tag("group", "clerks").gauge().value()).isEqualTo(3);
        assertThat(registry.find("tasks").tag("group", "finance").gauge()).isNull();
        assertThat(registry.get("oldest").gauge().value()).isEqualTo(90);
    }

    @Test
    void whatAPartCanNotTellIsNotShownAsIfItWereNew(CapturedOutput log) {
        collector.collect();
        away = true;
        collector.collect();

        assertThat(registry.find("tasks").gauge()).isNull();
        assertThat(registry.get("oldest").gauge().value()).isEqualTo(90);
        assertThat(log).contains("could not tell its figures").doesNotContain("Ada");

        away = false;
        collector.collect();
        assertThat(registry.find("tasks").gauges()).hasSize(2);
    }

    @Test
    void theAgeOfFiguresGrowsWhileAPartCanNotTellThem() throws InterruptedException {
        away = true;
        collector.collect();
        Thread.sleep(20);
        assertThat(registry.get("tandem.figures.age").gauge().value()).isGreaterThanOrEqualTo(0.02);

        away = false;
        collector.collect();
        assertThat(registry.get("tandem.figures.age").gauge().value()).isLessThan(0.02);
    }

    @Test
    void aTokenThatIsEasilyGuessedIsRefusedAndNeverShown() {
        assertThatThrownBy(() -> new MetricsSettings(Duration.ofSeconds(30), "secret"))
                .hasMessageContaining("tandem.metrics.token");
        assertThat(new MetricsSettings(Duration.ofSeconds(30), " ").token()).isNull();
        assertThat(new MetricsSettings(Duration.ofSeconds(30), "x".repeat(24)).toString())
                .doesNotContain("xxx");
    }
}
