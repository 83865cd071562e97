package dev.tandem.integration.screening.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** All words of the list, found by words that are like them. Immutable once it is built. */
final class Vocabulary {

    /** What a letter counts that is written in another way and sounds alike. */
    private static final double SPELLING = 0.3;

    /** Words that are less alike are others. */
    private static final double LEAST = 0.5;

    /** Of the pairs of letters in a word, how many another must have to be looked at. */
    private static final double COMMON_PAIRS = 0.35;

    private static final double COMMON_PAIRS_OF_LONG = 0.45;

    private static final int LONG = 11;
    private static final int SHORT = 6;
    private static final int MOST_EDITS = 4;
    private static final List<DamerauLevenshteinDistance> DISTANCES = List.of(
            new DamerauLevenshteinDistance(0),
            new DamerauLevenshteinDistance(1),
            new DamerauLevenshteinDistance(2),
            new DamerauLevenshteinDistance(3),
            new DamerauLevenshteinDistance(MOST_EDITS));
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** Words by how they sound. */
    private final Map<String, Integer> soundIds = new HashMap<>();

    private final List<String> sounds = new ArrayList<>();
    private final List<List<Integer>> wordsOfSound = new ArrayList<>();

    /** Sounds by two letters that follow each other in them. */
    private final Map<Integer, Ids> soundsByPair = new HashMap<>();

    /** A word of the list, and how like it is: 1 is the same. */
    record Found(int word, double likeness) {}

    /** Number of the word, which becomes part of the vocabulary. */
    int add(String word) {
        Integer known = ids.get(word);
        if (known != null) {
            return known;
        }
        int id = words.size();
        ids.put(word, id);
        words.add(word);
        wordsOfSound.get(soundId(Spelling.sound(word))).add(id);
        return id;
    }

    private int soundId(String sound) {
        Integer known = soundIds.get(sound);
        if (known != null) {
            return known;
        }
        int id = sounds.size();
        soundIds.put(sound, id);
        sounds.add(sound);
        wordsOfSound.add(new ArrayList<>(1));
        for (int i = 0; i <= sound.length(); i++) {
            soundsByPair.computeIfAbsent(pair(sound, i), pair -> new Ids()).addOnce(id);
        }
        return id;
    }

    int size() {
        return words.size();
    }

    String word(int id) {
        return words.get(id);
    }

    /** Number of the words that sound like this one, whatever they are; -1 if there is none. */
    int sound(String word) {
        return soundIds.getOrDefault(Spelling.sound(word), -1);
    }

    int sounds() {
        return sounds.size();
    }

    /**
     * All words that may be meant by this one.
     *
     * @param edits letters that may be wrong in how it sounds, see {@link #edits} and {@link #fewEdits}
     */
    List<Found> like(String word, int edits) {
        String sound = Spelling.sound(word);
        List<Found> found = new ArrayList<>();
        int[] common = new int[sounds.size()];
        for (int i = 0; i <= sound.length(); i++) {
            Ids having = soundsByPair.get(pair(sound, i));
            if (having != null) {
                having.countIn(common);
            }
        }
        int needed = Math.max(2, (int)
                Math.ceil((sound.length() < LONG ? COMMON_PAIRS : COMMON_PAIRS_OF_LONG) * (sound.length() + 1)));
        for (int id = 0; id < common.length; id++) {
            if (common[id] >= needed && Math.abs(sounds.get(id).length() - sound.length()) <= edits) {
                addAll(found, word, sound, id, edits);
            }
        }
        return found;
    }

    private void addAll(List<Found> found, String word, String sound, int soundId, int edits) {
        int distance = DISTANCES.get(edits).apply(sound, sounds.get(soundId));
        if (distance < 0) {
            return;
        }
        for (int id : wordsOfSound.get(soundId)) {
            double likeness = likeness(word, words.get(id), distance);
            if (likeness >= LEAST) {
                found.add(new Found(id, likeness));
            }
        }
    }

    /** How alike two words are: letters that differ count fully if the word sounds differently then, and less if it does not. */
    static double likeness(String one, String other, int bySound) {
        if (one.equals(other)) {
            return 1;
        }
        int distance = DISTANCE.apply(one, other);
        double cost = Math.min(distance, bySound + SPELLING * Math.max(0, distance - bySound));
        return 1 - cost / Math.max(one.length(), other.length());
    }

    /** How alike two words are that are too short to be found by {@link #like}; 0 if they are not short, or have little in common. */
    static double likenessOfShort(String one, String other) {
        int length = Math.max(one.length(), other.length());
        if (length < 2 || length > SHORT || Math.min(one.length(), other.length()) < 2) {
            return 0;
        }
        int distance = DISTANCES.get(length < 4 ? 1 : 2).apply(one, other);
        return distance < 0 ? 0 : 1 - (double) distance / length;
    }

    /** How many letters differ. */
    static int distance(String one, String other) {
        return DISTANCE.apply(one, other);
    }

    /** How many letters may be wrong in a word, beside others that are right. */
    static int edits(String word) {
        int length = word.length();
        return length < 2 ? 0 : length < 3 ? 1 : length < 6 ? 2 : length < 12 ? 3 : MOST_EDITS;
    }

    /** How many letters may be wrong in words that were joined. */
    static int fewEdits(String word) {
        int length = word.length();
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    /** The letters before and at this place; before the first and after the last is nothing. */
    private static int pair(String word, int at) {
        int before = at == 0 ? 0 : word.charAt(at - 1);
        int here = at == word.length() ? 0 : word.charAt(at);
        return before << 16 | here;
    }
}
