package dev.tandem.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does something several times at the same moment. */
public final class Race {

    private Race() {}

    /** What each of those who run does. */
    @FunctionalInterface
    public interface Act<T> {

        T of(int number) throws Exception;
    }

    /** The results, in the order of the numbers from zero. What one of them throws is thrown. */
    public static <T> List<T> of(int racers, Act<? extends T> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(racers);
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int number = i;
                Callable<T> one = () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return act.of(number);
                };
                running.add(threads.submit(one));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
