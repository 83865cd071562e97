package dev.tandem.integration.mail;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Texts by name, each found out when it is asked for, and once: a template asks for few of those that there are. For one thread.
 */
public final class LateTexts extends AbstractMap<String, String> {

    private final Map<String, Supplier<String>> texts = new HashMap<>();

    /** Texts that are made of others when they are asked for. */
    static LateTexts of(Map<String, String> others, UnaryOperator<String> change) {
        LateTexts texts = new LateTexts();
        others.keySet().forEach(name -> texts.add(name, () -> change.apply(others.get(name))));
        return texts;
    }

    /** Adds a text, or puts it in the place of the one with this name. */
    public void add(String name, Supplier<String> text) {
        texts.put(name, SingletonSupplier.of(text));
    }

    @Override
    public String put(String name, String text) {
        add(name, () -> text);
        return text;
    }

    @Override
    public @Nullable String get(Object name) {
        Supplier<String> text = texts.get(name);
        return text == null ? null : text.get();
    }

    @Override
    public boolean containsKey(Object name) {
        return texts.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return texts.keySet();
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return texts.entrySet().stream()
                .map(text -> Map.entry(text.getKey(), text.getValue().get()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
