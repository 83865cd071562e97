package dev.tandem.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Sends invoices over HTTP and waits until each is posted: to Tandem with all its work, and in turn to a bare Camunda starter with
 * default settings that executes the same model with empty delegates, on the same PostgreSQL. All of it twice, as whoever is started
 * first is some percent slower throughout, whichever of two it is. See docs/benchmarks.md.
 */
public final class InvoiceThroughput {

    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> JVM = jvm();

    /** For looking into what takes time: without the bare starter. */
    private static final boolean ALONE = Boolean.getBoolean("benchmark.alone");

    // "-Dbenchmark.other=[option,]jar": another Tandem instead of the bare starter, to see what a change brings
    private final DurablePostgres postgres;
    private final Path folder;
    private final Path tandemJar;
    private final List<String> tandemJvm;
    private final Path bareJar;
    private final int invoices;
    private final int warmUp;

    /** For both the same; more for looking into what takes time, such as a recording. */
    private static List<String> jvm() {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        String more = System.getProperty("benchmark.jvm", "");
        if (!more.isEmpty()) {
            options.addAll(List.of(more.split(" ")));
        }
        return options;
    }

    private InvoiceThroughput(
            DurablePostgres postgres,
            Path folder,
            Path tandemJar,
            List<String> tandemJvm,
            Path bareJar,
            int invoices,
            int warmUp) {
        this.postgres = postgres;
        this.folder = folder;
        this.tandemJar = tandemJar;
        this.tandemJvm = tandemJvm;
        this.bareJar = bareJar;
        this.invoices = invoices;
        this.warmUp = warmUp;
    }

    /**
     * @param arguments jar of Tandem, its options for the JVM, jar of the bare starter, number of invoices, number of those before that
     *     don't count, rounds in each order
     */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int rounds = Integer.parseInt(arguments[5]);
        List<String> tandemJvm =
                Stream.concat(JVM.stream(), Stream.of(arguments[1].split(" "))).toList();
        List<Result> tandem = new ArrayList<>();
        List<Result> other = new ArrayList<>();
        boolean reached = false;
        try {
            String variables = "";
            for (boolean tandemFirst : ALONE ? new boolean[] {true} : new boolean[] {true, false}) {
                try (DurablePostgres postgres = new DurablePostgres()) {
                    InvoiceThroughput sitting = new InvoiceThroughput(
                            postgres,
                            Files.createTempDirectory("tandem-benchmark"),
                            Path.of(arguments[0]),
                            tandemJvm,
                            Path.of(arguments[2]),
                            Integer.parseInt(arguments[3]),
                            Integer.parseInt(arguments[4]));
                    System.out.println("PostgreSQL " + postgres.version() + " " + postgres.settings() + ", Java "
                            + System.getProperty("java.version") + ", Tandem " + tandemJvm + ", bare " + JVM
                            + (tandemFirst ? ", Tandem first" : ", bare first"));
                    System.out.println(Result.HEAD);
                    if (tandemFirst) {
                        variables = sitting.tandemFirst(rounds, tandem, other);
                    } else {
                        sitting.tandemSecond(rounds, tandem, other, variables);
                    }
                }
            }
            reached = ALONE || isReached(tandem, other);
        } catch (Exception e) {
            // the mail server would keep the program alive
            e.printStackTrace();
        }
        System.exit(reached ? 0 : 1);
    }

    private static boolean isReached(List<Result> tandem, List<Result> other) {
        double ratio = Median.of(tandem, Result::perSecond) / Median.of(other, Result::perSecond);
        System.out.printf(
                "Tandem posts %.1f cases per second, the bare starter comes there with %.1f (medians of %d): %.2f times its rate (at least 1 wanted)%n",
                Median.of(tandem, Result::perSecond), Median.of(other, Result::perSecond), tandem.size(), ratio);
        return ratio >= 1;
    }

    /** @return the variables that a posted case has */
    private String tandemFirst(int rounds, List<Result> tandemResults, List<Result> otherResults) throws Exception {
        try (TandemContestant tandem = tandem()) {
            warmUp(tandem);
            String variables = tandem.variablesOf("INV-000001");
            if (ALONE) {
                for (int round = 0; round < rounds; round++) {
                    measure("Tandem", tandem, round);
                }
                return variables;
            }
            try (Contestant other = other(variables)) {
                warmUp(other);
                compare(tandem, other, rounds, tandemResults, otherResults);
            }
            return variables;
        }
    }

    private void tandemSecond(int rounds, List<Result> tandemResults, List<Result> otherResults, String variables)
            throws Exception {
        try (Contestant other = other(variables)) {
            warmUp(other);
            try (TandemContestant tandem = tandem()) {
                warmUp(tandem);
                compare(tandem, other, rounds, tandemResults, otherResults);
            }
        }
    }

    private TandemContestant tandem() throws Exception {
        return new TandemContestant(postgres, "tandem", folder("tandem"), tandemJar, tandemJvm);
    }

    private Contestant other(String variables) throws Exception {
        String otherTandem = System.getProperty("benchmark.other");
        if (otherTandem == null) {
            return new BareContestant(postgres, "bare", folder("bare"), bareJar, JVM, variables);
        }
        List<String> options = new ArrayList<>(List.of(otherTandem.split(",")));
        Path jar = Path.of(options.remove(options.size() - 1));
        options.addAll(0, JVM);
        return new TandemContestant(postgres, "other", folder("other"), jar, options);
    }

    private void compare(
            Contestant tandem, Contestant bare, int rounds, List<Result> tandemResults, List<Result> bareResults)
            throws Exception {
        for (int round = 0; round < rounds; round++) {
            // who comes first changes, as the machine may change meanwhile
            if (round % 2 == 1) {
                bareResults.add(measure("bare", bare, round));
            }
            tandemResults.add(measure("Tandem", tandem, round));
            if (round % 2 == 0) {
                bareResults.add(measure("bare", bare, round));
            }
        }
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private Result measure(String name, Contestant contestant, int round) throws Exception {
        int before = warmUp + round * invoices;
        List<Callable<String>> sendings = sendings(contestant, before, invoices);
        String database = contestant.database();
        postgres.analyze(database);
        postgres.forgetStatements();
        long transactions = postgres.transactions(database);
        Duration cpu = contestant.program().cpu();
        Duration databaseCpu = postgres.cpu();
        Duration senderCpu = ownCpu();
        Instant begun = Instant.now();
        Map<String, Instant> sent = sendAndWait(contestant, sendings, before + invoices);
        Instant atRest = Instant.now();
        long statements = postgres.statements(database);
        transactions = postgres.transactions(database) - transactions;
        cpu = contestant.program().cpu().minus(cpu);
        databaseCpu = postgres.cpu().minus(databaseCpu);
        senderCpu = ownCpu().minus(senderCpu);
        contestant.check(before + invoices);

        Map<String, Instant> posted = postedAt(database);
        List<Long> times = sent.entrySet().stream()
                .map(one -> Duration.between(one.getValue(), posted.get(one.getKey()))
                        .toMillis())
                .sorted()
                .toList();
        Instant last = sent.keySet().stream()
                .map(posted::get)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Result result = new Result(
                invoices / seconds(begun, last),
                invoices / seconds(begun, atRest),
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                contestant.program().peakMemory(),
                (double) statements / invoices,
                (double) transactions / invoices,
                (double) cpu.toMillis() / invoices,
                (double) databaseCpu.toMillis() / invoices,
                (double) senderCpu.toMillis() / invoices);
        System.out.println(result.row(name));
        if (Boolean.getBoolean("benchmark.statements")) {
            System.out.println("PostgreSQL's log: " + postgres.log());
            printStatements(database);
        }
        return result;
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static List<Callable<String>> sendings(Contestant contestant, int from, int count) throws Exception {
        List<Callable<String>> sendings = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            sendings.add(contestant.sending(number));
        }
        return sendings;
    }

    private void warmUp(Contestant contestant) throws Exception {
        sendAndWait(contestant, sendings(contestant, 0, warmUp), warmUp);
    }

    /** @param all how many will have been sent then, those of earlier rounds included */
    private Map<String, Instant> sendAndWait(Contestant contestant, List<Callable<String>> sendings, int all)
            throws Exception {
        Map<String, Instant> sent = new ConcurrentHashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (Callable<String> sending : sendings) {
                answers.add(senders.submit(() -> {
                    Instant now = Instant.now();
                    sent.put(sending.call(), now);
                    return null;
                }));
            }
            for (Future<?> one : answers) {
                one.get();
            }
        } finally {
            senders.shutdownNow();
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (!contestant.isAtRest(all) || posted(postgres, contestant.database()) < all) {
            if (Instant.now().isAfter(end)) {
                contestant.check(all);
                throw new IllegalStateException("Not all is done after " + PATIENCE);
            }
            // looking costs time of the same machine; when each was posted is asked at the end
            TimeUnit.SECONDS.sleep(2);
        }
        return sent;
    }

    /** The settings of the database that both have in common; the pool is the default one. */
    static List<String> database(DurablePostgres postgres, String name) {
        return List.of(
                "spring.datasource.url=" + postgres.url(name),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres");
    }

    static long jobsDue(DurablePostgres postgres, String database) throws SQLException {
        return postgres.number(
                database,
                "select count(*) from act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= now())");
    }

    static long posted(DurablePostgres postgres, String database) throws SQLException {
        return postgres.number(
                database,
                "select count(*) from act_hi_actinst where act_id_ = 'serviceTask_postInvoice' and end_time_ is not null");
    }

    private Map<String, Instant> postedAt(String database) throws SQLException {
        Map<String, Instant> found = new HashMap<>();
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select p.business_key_, a.end_time_
                        from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
                        where a.act_id_ = 'serviceTask_postInvoice'""")) {
            while (row.next()) {
                found.put(row.getString(1), row.getTimestamp(2).toInstant());
            }
        }
        return found;
    }

    /** Where the database's time goes. */
    private void printStatements(String database) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select calls, total_exec_time, plans, total_plan_time, regexp_replace(query, '\\s+', ' ', 'g') as query from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = '%s') order by calls desc limit 200""".formatted(database))) {
            while (row.next()) {
                System.out.printf(
                        "%8.2f calls %9.3f ms %8.2f plans %9.3f ms  %.500s%n",
                        row.getDouble(1) / invoices,
                        row.getDouble(2) / invoices,
                        row.getDouble(3) / invoices,
                        row.getDouble(4) / invoices,
                        row.getString(5));
            }
        }
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toMillis() / 1000.0;
    }
}
