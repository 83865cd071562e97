package dev.tandem.metrics;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What parts tell of themselves in one round of collecting. */
public final class Figures {

    private final Instant now;
    private final Map<Gauge, List<Value>> values = new LinkedHashMap<>();

    public Figures(Instant now) {
        this.now = now;
    }

    record Gauge(String name, String description, @Nullable String unit) {}

    record Value(Tags tags, double value) {}

    /** The moment of this round. */
    public Instant now() {
        return now;
    }

    /**
     * A number of things.
     *
     * @param tags names and values in turn
     */
    public Figures count(String name, String description, long number, String... tags) {
        return add(new Gauge(name, description, null), number, tags);
    }

    /** How long something has been waiting, in seconds; 0 if nothing waits. */
    public Figures age(String name, String description, @Nullable Instant since, String... tags) {
        double seconds =
                since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
        return add(new Gauge(name, description, "seconds"), seconds, tags);
    }

    private Figures add(Gauge gauge, double value, String... tags) {
        values.computeIfAbsent(gauge, any -> new ArrayList<>()).add(new Value(Tags.of(tags), value));
        return this;
    }

    Map<Gauge, List<Value>> values() {
        return values;
    }
}
