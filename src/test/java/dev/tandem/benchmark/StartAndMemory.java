package dev.tandem.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;

/**
 * How long Tandem takes from the launch of the JVM until it is ready, and what memory it holds then, beside a bare Camunda starter with
 * web applications and REST: in turn, each on its own database of the same PostgreSQL, on which it was started before. See
 * docs/benchmarks.md.
 */
public final class StartAndMemory {

    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final double MOST_TIME = 1.0;
    private static final double MOST_MEMORY = 1.2;

    private final DurablePostgres postgres;
    private final Path folder;

    private record Start(long millis, long memory, long peak) {}

    private StartAndMemory(DurablePostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /** @param arguments jar of Tandem, its options for the JVM, jar of the bare starter, rounds */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        boolean reached;
        try (DurablePostgres postgres = new DurablePostgres()) {
            reached = new StartAndMemory(postgres, Files.createTempDirectory("tandem-start"))
                    .run(
                            Path.of(arguments[0]),
                            List.of(arguments[1].split(" ")),
                            Path.of(arguments[2]),
                            Integer.parseInt(arguments[3]));
        }
        System.exit(reached ? 0 : 1);
    }

    private boolean run(Path tandemJar, List<String> options, Path bareJar, int rounds) throws Exception {
        postgres.create("tandem");
        postgres.create("bare");
        // once without counting: the tables are made, and the jars are read from the disk
        tandem(tandemJar, options);
        bare(bareJar);
        List<Start> tandem = new ArrayList<>();
        List<Start> bare = new ArrayList<>();
        System.out.println("round   Tandem: ms, MB, MB at most   bare: ms, MB, MB at most");
        for (int round = 1; round <= rounds; round++) {
            // who comes first changes, so that neither always finds the machine as the other left it
            if (round % 2 == 1) {
                bare.add(bare(bareJar));
                tandem.add(tandem(tandemJar, options));
            } else {
                tandem.add(tandem(tandemJar, options));
                bare.add(bare(bareJar));
            }
            Start one = tandem.get(round - 1);
            Start other = bare.get(round - 1);
            System.out.printf(
                    "%5d %12d %5d %5d %18d %5d %5d%n",
                    round, one.millis(), one.memory(), one.peak(), other.millis(), other.memory(), other.peak());
        }
        double time = ratio(tandem, bare, Start::millis);
        double memory = ratio(tandem, bare, Start::memory);
        System.out.printf(
                "Of the medians, Tandem takes %.2f times the time (at most %.1f wanted) and %.2f times the memory (at most %.1f wanted), at most %.2f times%n",
                time, MOST_TIME, memory, MOST_MEMORY, ratio(tandem, bare, Start::peak));
        return time <= MOST_TIME && memory <= MOST_MEMORY;
    }

    private Start tandem(Path jar, List<String> options) throws Exception {
        List<String> settings =
                new ArrayList<>(List.of("spring.profiles.active=local", "tandem.data=" + folder.resolve("data")));
        settings.addAll(InvoiceThroughput.database(postgres, "tandem"));
        return start(jar, options, "/actuator/health/readiness", settings);
    }

    private Start bare(Path jar) throws Exception {
        return start(jar, List.of(), "/engine-rest/engine", InvoiceThroughput.database(postgres, "bare"));
    }

    private Start start(Path jar, List<String> options, String readyAt, List<String> settings)
            throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(List.of("-Xmx512m"));
        jvm.addAll(options);
        Instant launched = Instant.now();
        try (Candidate program = Candidate.start(folder, jvm, jar, readyAt, settings)) {
            long millis = Duration.between(launched, Instant.now()).toMillis();
            TimeUnit.MILLISECONDS.sleep(SETTLED.toMillis());
            return new Start(millis, program.memoryNow(), program.peakMemory());
        }
    }

    private static double ratio(List<Start> one, List<Start> other, ToDoubleFunction<Start> figure) {
        return Median.of(one, figure) / Median.of(other, figure);
    }
}
