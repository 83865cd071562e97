package dev.tandem.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the results of the last inputs of a function, which must depend on its input alone and be immutable. Any number of
 * threads may ask.
 */
public final class Recent<K, V> {

    private final Function<K, V> function;
    private final Map<K, V> kept;

    /** @param size how many results are kept */
    public Recent(int size, Function<K, V> function) {
        this.function = function;
        this.kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        });
    }

    /** What the function gives for this input. */
    public V of(K input) {
        V known = kept.get(input);
        if (known != null) {
            return known;
        }
        V result = function.apply(input);
        kept.put(input, result);
        return result;
    }
}
