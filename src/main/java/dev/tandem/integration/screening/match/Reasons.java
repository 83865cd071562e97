package dev.tandem.integration.screening.match;

import dev.tandem.integration.screening.ScreeningQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in plain words why a name is a hit. */
final class Reasons {

    private final List<String> words;
    private final ListedName name;
    private final Alignment alignment;
    private final List<String> said = new ArrayList<>();

    private Reasons(List<String> words, ListedName name, Alignment alignment) {
        this.words = words;
        this.name = name;
        this.alignment = alignment;
    }

    static String of(ScreeningQuery query, List<String> words, ListedName name, Alignment alignment) {
        return new Reasons(words, name, alignment).all(query);
    }

    private String all(ScreeningQuery query) {
        said.add((name.alias() ? "Alias \"" : "Name \"") + name.text() + "\"");
        int before = said.size();
        if (orderDiffers()) {
            said.add("word order differs");
        }
        alignment.pairs().stream()
                .sorted(Comparator.comparingInt(Alignment.Pair::listedFrom))
                .forEach(this::sayPair);
        sayRest(
                "not in the entry: ",
                words,
                alignment.pairs().stream()
                        .flatMapToInt(pair -> range(pair.from(), pair.count()))
                        .boxed()
                        .toList());
        sayRest(
                "only in the entry: ",
                name.words(),
                alignment.pairs().stream()
                        .flatMapToInt(pair -> range(pair.listedFrom(), pair.listedCount()))
                        .boxed()
                        .toList());
        if (said.size() == before) {
            said.add("the same words");
        }
        said.addAll(Remarks.held(query, name.party()).words());
        return String.join("; ", said);
    }

    private static java.util.stream.IntStream range(int from, int count) {
        return java.util.stream.IntStream.range(from, from + count);
    }

    /** Neither as it is listed, nor with the last names behind. */
    private boolean orderDiffers() {
        List<Integer> places = alignment.pairs().stream()
                .sorted(Comparator.comparingInt(Alignment.Pair::from))
                .map(Alignment.Pair::listedFrom)
                .toList();
        return !rises(places, 0) && !(name.lastNames() > 0 && rises(places, name.lastNames()));
    }

    private boolean rises(List<Integer> places, int first) {
        int size = name.words().size();
        int last = -1;
        for (int place : places) {
            int here = Math.floorMod(place - first, size);
            if (here < last) {
                return false;
            }
            last = here;
        }
        return true;
    }

    private void sayPair(Alignment.Pair pair) {
        List<String> asked = words.subList(pair.from(), pair.from() + pair.count());
        List<String> listed = name.words().subList(pair.listedFrom(), pair.listedFrom() + pair.listedCount());
        if (asked.equals(listed)) {
            return;
        }
        String joined = String.join("", asked);
        String listedJoined = String.join("", listed);
        if (asked.size() != listed.size()) {
            said.add("words are joined or split in " + quoted(listed));
        }
        if (joined.equals(listedJoined)) {
            return;
        }
        if (joined.length() == 1 || listedJoined.length() == 1) {
            said.add(quoted(asked) + " may stand for " + quoted(listed));
        } else if (Spelling.sound(joined).equals(Spelling.sound(listedJoined))) {
            said.add(quoted(asked) + " is another spelling of " + quoted(listed));
        } else {
            said.add(letters(Vocabulary.distance(joined, listedJoined)) + " in " + quoted(listed) + ", asked for as "
                    + quoted(asked));
        }
    }

    private static String letters(int count) {
        return switch (count) {
            case 1 -> "one letter differs";
            case 2 -> "two letters differ";
            case 3 -> "three letters differ";
            default -> count + " letters differ";
        };
    }

    private void sayRest(String what, List<String> all, List<Integer> used) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!used.contains(i)) {
                rest.add(all.get(i));
            }
        }
        if (!rest.isEmpty()) {
            said.add(what + quoted(rest));
        }
    }

    private static String quoted(List<String> words) {
        return "\"" + String.join(" ", words).toUpperCase(Locale.ROOT) + "\"";
    }
}
