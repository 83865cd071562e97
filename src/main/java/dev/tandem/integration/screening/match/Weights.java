package dev.tandem.integration.screening.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much a word says: one that many on the list have says little, a rare one much. */
final class Weights {

    static final double SMALL_WORD = 0.1;

    /** That of the most frequent words, beside small ones. */
    private static final double LEAST = 0.2;

    /** A short list knows too little of how frequent words are. */
    private static final int SHORT_LIST = 5000;

    private final Vocabulary vocabulary;
    private final int[] parties;
    private final double scale;

    Weights(Vocabulary vocabulary, List<ListedName> names, int partyCount) {
        this.vocabulary = vocabulary;
        this.parties = new int[vocabulary.sounds()];
        this.scale = Math.log(Math.max(partyCount, SHORT_LIST));
        ListedParty last = null;
        Set<Integer> ofParty = new HashSet<>();
        for (ListedName name : names) {
            if (name.party() != last) {
                ofParty.clear();
                last = name.party();
            }
            for (String word : name.words()) {
                int sound = vocabulary.sound(word);
                if (ofParty.add(sound)) {
                    parties[sound]++;
                }
            }
        }
    }

    double of(String word) {
        if (NameWords.isSmall(word)) {
            return SMALL_WORD;
        }
        int sound = vocabulary.sound(word);
        int count = sound < 0 ? 1 : Math.max(1, parties[sound]);
        return Math.min(1, (word.length() + 1) / 6.0) * Math.max(LEAST, 1 - 0.9 * Math.log(count) / scale);
    }

    double[] of(List<String> words) {
        return words.stream().mapToDouble(this::of).toArray();
    }
}
