package dev.tandem.integration.screening.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of a name that is asked for are which of a listed one.
 *
 * @param pairs words that belong together
 * @param asked share of the name asked for that is in the listed one, from 0 to 1
 * @param listed share of the listed name that is in the one asked for
 * @param wrongLetters letters that differ in all of both names; of no use above {@link #FEW}
 * @param letters of the listed name
 * @param significant pairs that say more than a small word does; joined ones count for each word in them
 */
record Alignment(List<Pair> pairs, double asked, double listed, int significant, int wrongLetters, int letters) {

    /** Persons may be named without some of their names, if two others fit. */
    private static final double OF_THE_SMALLER = 0.5;

    private static final double OF_THE_SMALLER_OTHERWISE = 0.8;

    /** What is missing counts less where two names of a person fit: hardly anybody else has both. */
    private static final double OF_PERSONS = 0.9;

    private static final int SEVERAL = 2;

    /** So many letters may be wrong in a name of a person that is long enough, or one in a shorter one. */
    private static final int FEW = 2;

    private static final int LONG_ENOUGH = 7;
    private static final int LONG_ENOUGH_FOR_ONE = 5;
    private static final double PER_LETTER = 0.7;

    /**
     * Words that belong together.
     *
     * @param from first of the words asked for
     * @param count how many of them
     * @param listedFrom first of the listed words
     * @param listedCount how many of them
     * @param likeness 1 if they are the same
     * @param weight how much they say
     */
    record Pair(int from, int count, int listedFrom, int listedCount, double likeness, double weight) {

        double value() {
            return likeness * weight;
        }

        /** The most alike first, of equals those that say more. */
        double rank() {
            return likeness + 0.001 * weight;
        }
    }

    /** From 0 to 1. */
    double score(boolean person) {
        return person ? Math.max(fewWrong(), byWords(true)) : byWords(false);
    }

    /** A name of a person that is whole, but for a few wrong letters, is a hit, however much the words with these letters say. */
    private double fewWrong() {
        boolean few =
                wrongLetters <= FEW && letters >= LONG_ENOUGH || wrongLetters <= 1 && letters >= LONG_ENOUGH_FOR_ONE;
        return few ? 1 - PER_LETTER * wrongLetters / letters : 0;
    }

    private double byWords(boolean person) {
        double share = person && significant >= SEVERAL ? OF_THE_SMALLER : OF_THE_SMALLER_OTHERWISE;
        double common = (1 - share) * Math.max(asked, listed) + share * Math.min(asked, listed);
        return person && significant >= SEVERAL ? 1 - (1 - common) * OF_PERSONS : common;
    }

    /** What the score is at most, if the two shares are at most these. */
    static double atMost(double asked, double listed) {
        return 1
                - (1 - ((1 - OF_THE_SMALLER) * Math.max(asked, listed) + OF_THE_SMALLER * Math.min(asked, listed)))
                        * OF_PERSONS;
    }

    /** Takes the best pairs first. */
    static Alignment of(
            List<Pair> candidates, List<String> words, double[] weights, ListedName name, double[] listedWeights) {
        candidates.sort((one, other) -> Double.compare(other.rank(), one.rank()));
        boolean[] used = new boolean[words.size()];
        boolean[] listedUsed = new boolean[name.words().size()];
        List<Pair> pairs = new ArrayList<>();
        double value = 0;
        double weight = 0;
        int significant = 0;
        for (Pair pair : candidates) {
            if (isFree(used, pair.from(), pair.count()) && isFree(listedUsed, pair.listedFrom(), pair.listedCount())) {
                take(used, pair.from(), pair.count());
                take(listedUsed, pair.listedFrom(), pair.listedCount());
                pairs.add(pair);
                value += pair.value();
                weight += pair.weight();
                if (!NameWords.isSmall(words.get(pair.from())) || pair.count() > 1) {
                    significant += Math.max(pair.count(), pair.listedCount());
                }
            }
        }
        double asked = weight + rest(used, weights);
        double listed = weight + rest(listedUsed, listedWeights);
        return new Alignment(
                pairs,
                value / asked,
                value / listed,
                significant,
                wrongLetters(pairs, words, weights, used, name, listedUsed),
                String.join("", name.words()).length());
    }

    private static int wrongLetters(
            List<Pair> pairs,
            List<String> words,
            double[] weights,
            boolean[] used,
            ListedName name,
            boolean[] listedUsed) {
        int wrong = 0;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                wrong += weights[i] == Weights.SMALL_WORD && NameWords.looksLegal(words.get(i))
                        ? 1
                        : words.get(i).length();
            }
        }
        for (int i = 0; i < listedUsed.length; i++) {
            wrong += listedUsed[i] ? 0 : name.words().get(i).length();
        }
        for (Pair pair : pairs) {
            if (wrong > FEW) {
                return wrong;
            }
            if (pair.likeness() < 1) {
                wrong += Vocabulary.distance(
                        String.join("", words.subList(pair.from(), pair.from() + pair.count())),
                        String.join(
                                "", name.words().subList(pair.listedFrom(), pair.listedFrom() + pair.listedCount())));
            }
        }
        return wrong;
    }

    private static boolean isFree(boolean[] used, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (used[i]) {
                return false;
            }
        }
        return true;
    }

    private static void take(boolean[] used, int from, int count) {
        for (int i = from; i < from + count; i++) {
            used[i] = true;
        }
    }

    private static double rest(boolean[] used, double[] weights) {
        double rest = 0;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                rest += weights[i];
            }
        }
        return rest;
    }
}
