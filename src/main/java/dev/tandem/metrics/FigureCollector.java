package dev.tandem.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Collects the figures of all parts, every so often and not when somebody asks for metrics: so however often that is, it costs the
 * database nothing, and it works while the database does not.
 */
@Component
public class FigureCollector {

    private static final Logger log = LoggerFactory.getLogger(FigureCollector.class);

    private final List<DatabaseFigures> parts;
    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private final Map<Figures.Gauge, MultiGauge> gauges = new HashMap<>();
    private volatile Instant lastWhole = clock.instant();

    FigureCollector(List<DatabaseFigures> parts, MeterRegistry registry) {
        this.parts = List.copyOf(parts);
        this.registry = registry;
        Gauge.builder("tandem.figures.age", this, FigureCollector::age)
                .description("Per node: time since the figures of the database were last collected without a failure")
                .baseUnit("seconds")
                .register(registry);
    }

    private double age() {
        return Duration.between(lastWhole, clock.instant()).toMillis() / 1000.0;
    }

    /** Asks every part. What one that fails told before is taken back, so that nobody takes old figures for new ones. */
    @Scheduled(
            fixedDelayString = "${tandem.metrics.collect-every:PT30S}",
            initialDelayString = "${tandem.metrics.collect-every:PT30S}")
    public synchronized void collect() {
        Instant now = clock.instant();
        Map<Figures.Gauge, List<Figures.Value>> told = new LinkedHashMap<>();
        boolean whole = true;
        for (DatabaseFigures part : parts) {
            Figures figures = new Figures(now);
            try {
                part.tell(figures);
                figures.values()
                        .forEach((gauge, values) -> told.computeIfAbsent(gauge, any -> new ArrayList<>())
                                .addAll(values));
            } catch (RuntimeException e) {
                whole = false;
                log.warn(
                        "{} could not tell its figures: {}. It is asked again.",
                        part.getClass().getSimpleName(),
                        e.getClass().getName());
            }
        }
        show(told);
        if (whole) {
            lastWhole = now;
        }
    }

    private void show(Map<Figures.Gauge, List<Figures.Value>> told) {
        told.keySet().forEach(gauge -> gauges.computeIfAbsent(gauge, this::register));
        gauges.forEach((gauge, multi) -> multi.register(
                told.getOrDefault(gauge, List.of()).stream()
                        .<MultiGauge.Row<?>>map(value -> MultiGauge.Row.of(value.tags(), value.value()))
                        .toList(),
                true));
    }

    private MultiGauge register(Figures.Gauge gauge) {
        MultiGauge.Builder builder = MultiGauge.builder(gauge.name())
                .description("Whole database, the same on every node: " + gauge.description());
        String unit = gauge.unit();
        return (unit == null ? builder : builder.baseUnit(unit)).register(registry);
    }
}
