package dev.tandem.integration.screening.match;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.list.WholeList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How long a screening takes on the whole list: docs/measure-screening starts it. */
final class ScreeningSpeed {

    private static final int MEASURED = 2000;
    private static final double WANTED = 20;

    private ScreeningSpeed() {}

    public static void main(String[] arguments) {
        List<ListedParty> parties = new ArrayList<>(WholeList.parties());
        NameIndex index = new NameIndex(parties, 80);
        Collections.shuffle(parties, new Random(1));
        Mutations mutations = new Mutations(1);
        List<ScreeningQuery> queries = parties.subList(0, 2 * MEASURED).stream()
                .map(party -> ScreeningQuery.of(
                        mutations.typo(party.name()), party.isIndividual() ? Kind.PERSON : Kind.COMPANY))
                .toList();
        // the first half warms up
        queries.subList(0, MEASURED).forEach(index::search);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] took = new double[MEASURED];
        double[] worked = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long work = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            index.search(queries.get(MEASURED + i));
            took[i] = (System.nanoTime() - begun) / 1e6;
            worked[i] = (threads.getCurrentThreadCpuTime() - work) / 1e6;
        }
        print("by the clock", took);
        print("of the processor", worked);
        double p99 = took[MEASURED * 99 / 100];
        System.exit(p99 <= WANTED ? 0 : 1);
    }

    private static void print(String what, double[] ms) {
        Arrays.sort(ms);
        System.out.printf(
                Locale.ROOT,
                "%d screenings, ms %s: median %.1f, 99 of 100 within %.1f, worst %.1f%n",
                ms.length,
                what,
                ms[ms.length / 2],
                ms[ms.length * 99 / 100],
                ms[ms.length - 1]);
    }
}
