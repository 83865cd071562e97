package dev.tandem.integration.screening.match;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.ScreeningHit;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.ScreeningResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of a whole list, in memory, to be searched by names that are like them. Never changes once it is built. */
public final class NameIndex {

    /** A name of the other kind is a hit only if it is as good as the same. */
    private static final double OTHER_KIND = 0.95;

    /** Points off for a date of birth, or a country, that is not the one in the entry. */
    private static final int LESS_IF_DIFFERING = 5;

    private static final double INITIAL = 0.6;

    /** What the closer look may still find, beside the words that are found at once. */
    private static final double MARGIN = 0.15;

    private static final double SIGN_MARGIN = 0.3;

    /** What may be the sign of an aircraft; other names are not compared with signs, which are short and nearly all alike. */
    private static final Pattern SIGN = Pattern.compile("(?=.*[-0-9])[\\p{L}\\p{N}-]{4,9}");

    /** In names of more words it is not tried what joined words may be: that takes long, and says little there. */
    private static final int MANY_WORDS = 8;

    /** Words that were joined or split are otherwise written nearly alike, or they are others. */
    private static final double JOINED = 0.8;

    private final Vocabulary vocabulary = new Vocabulary();
    private final List<ListedName> names = new ArrayList<>();
    private final List<double[]> weightsOfNames = new ArrayList<>();
    private final double[] totals;

    /** Names by the words in them, joined ones as well. */
    private final List<Ids> namesOfWord = new ArrayList<>();

    /** How much a word of the vocabulary says. */
    private final double[] weightsOfWords;

    private final Weights weights;
    private final double threshold;

    /** @param threshold score from which on a name is a hit, from 0 to 100 */
    public NameIndex(List<ListedParty> parties, int threshold) {
        this.threshold = threshold / 100.0;
        for (ListedParty party : parties) {
            add(party, party.name(), false);
            party.aliases().forEach(alias -> add(party, alias, true));
        }
        weights = new Weights(vocabulary, names, parties.size());
        weightsOfWords = new double[vocabulary.size()];
        totals = new double[names.size()];
        for (int i = 0; i < vocabulary.size(); i++) {
            namesOfWord.add(new Ids());
        }
        for (int n = 0; n < names.size(); n++) {
            enter(n);
        }
    }

    private void add(ListedParty party, String text, boolean alias) {
        ListedName name = ListedName.of(party, text, alias, vocabulary);
        if (!name.words().isEmpty()) {
            names.add(name);
        }
    }

    private void enter(int number) {
        ListedName name = names.get(number);
        double[] ofWords = weights.of(name.words());
        weightsOfNames.add(ofWords);
        for (double weight : ofWords) {
            totals[number] += weight;
        }
        for (int joined = 0; joined < name.ids().length; joined++) {
            for (int i = 0; i < name.ids()[joined].length; i++) {
                int word = name.ids()[joined][i];
                namesOfWord.get(word).addOnce(number);
                weightsOfWords[word] = Math.max(weightsOfWords[word], sum(ofWords, i, joined + 1));
            }
        }
    }

    /** Number of names, aliases counted. */
    public int size() {
        return names.size();
    }

    /** Hits at or above the threshold, the best first, one for each party, at most 10. */
    public List<ScreeningHit> search(ScreeningQuery query) {
        boolean sign = SIGN.matcher(query.name().strip()).matches();
        List<String> split = NameWords.of(query.name());
        List<String> words = sign ? List.of(String.join("", split)) : split;
        if (split.isEmpty()) {
            throw new IllegalArgumentException("The name has no letters that can be compared.");
        }
        Search search = new Search(query.name(), words, sign);
        Map<String, Candidate> best = new HashMap<>();
        for (int number : search.promising()) {
            ListedName name = names.get(number);
            Alignment alignment = search.align(number);
            double score = search.score(name, alignment);
            if (score >= needed(query.kind(), name.party())) {
                best.merge(
                        name.party().id(),
                        new Candidate(name, alignment, score),
                        (one, other) -> other.isBetterThan(one) ? other : one);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(candidate -> candidate.name().party().id()))
                .limit(ScreeningResult.MOST_HITS)
                .map(candidate -> hit(candidate, words, query))
                .toList();
    }

    private double needed(Kind kind, ListedParty party) {
        return (kind == Kind.PERSON) == party.isIndividual() ? threshold : Math.max(threshold, OTHER_KIND);
    }

    private ScreeningHit hit(Candidate candidate, List<String> words, ScreeningQuery query) {
        ListedParty party = candidate.name().party();
        return new ScreeningHit(
                party.id(),
                party.name(),
                candidate.name().text(),
                party.kind(),
                party.program(),
                party.remarks(),
                score(candidate, query),
                Reasons.of(query, words, candidate.name(), candidate.alignment()),
                party.hash());
    }

    /** What is known beside the name makes a hit worse, and never makes it vanish. Only the same words are 100. */
    private int score(Candidate candidate, ScreeningQuery query) {
        int byName = (int) Math.floor(candidate.score() * 100 + 1e-6);
        int less = LESS_IF_DIFFERING
                * Remarks.held(query, candidate.name().party()).differing();
        return less == 0 ? byName : Math.max(Math.min(byName, (int) Math.ceil(threshold * 100)), byName - less);
    }

    private record Candidate(ListedName name, Alignment alignment, double score) {

        boolean isBetterThan(Candidate other) {
            return score > other.score || (score == other.score && other.name.alias() && !name.alias());
        }
    }

    private static double sum(double[] weights, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** One search, with what it found so far. */
    private final class Search {

        private final List<String> words;
        private final double[] weightsOfAsked;
        private final int legalForms;
        private final boolean sign;

        /** Words of the list that are like those asked for, alone and joined: {@code like.get(n).get(i)}. */
        private final List<List<Map<Integer, Double>>> like = new ArrayList<>();

        private Search(String name, List<String> words, boolean sign) {
            this.words = words;
            this.weightsOfAsked = weights.of(words);
            this.legalForms = NameWords.legalForms(name);
            this.sign = sign;
            for (int n = 0; n < (words.size() > MANY_WORDS ? 1 : Math.min(ListedName.MOST_JOINED, words.size())); n++) {
                List<Map<Integer, Double>> joined = new ArrayList<>();
                for (int i = 0; i + n < words.size(); i++) {
                    Map<Integer, Double> found = new HashMap<>();
                    String word = String.join("", words.subList(i, i + n + 1));
                    vocabulary
                            .like(word, n == 0 ? Vocabulary.edits(word) : Vocabulary.fewEdits(word))
                            .forEach(like -> found.put(like.word(), like.likeness()));
                    joined.add(found);
                }
                like.add(joined);
            }
        }

        /** Names that can reach the threshold. */
        List<Integer> promising() {
            double[] value = new double[names.size()];
            double[] weight = new double[names.size()];
            double[] own = new double[names.size()];
            double[] bestOfPart = new double[names.size()];
            int[] seenInPart = new int[names.size()];
            int part = 0;
            for (int n = 0; n < like.size(); n++) {
                for (int i = 0; i < like.get(n).size(); i++) {
                    part++;
                    double ownOfPart = sum(weightsOfAsked, i, n + 1);
                    for (Map.Entry<Integer, Double> found : like.get(n).get(i).entrySet()) {
                        double wordWeight = weightsOfWords[found.getKey()];
                        double wordValue = wordWeight * found.getValue();
                        Ids having = namesOfWord.get(found.getKey());
                        for (int k = 0; k < having.size(); k++) {
                            int name = having.get(k);
                            if (seenInPart[name] != part) {
                                seenInPart[name] = part;
                                bestOfPart[name] = 0;
                                own[name] += ownOfPart;
                            }
                            if (wordValue > bestOfPart[name]) {
                                value[name] += wordValue - bestOfPart[name];
                                bestOfPart[name] = wordValue;
                            }
                        }
                    }
                }
            }
            double totalAsked = sum(weightsOfAsked, 0, weightsOfAsked.length);
            List<Integer> promising = new ArrayList<>();
            for (int name = 0; name < value.length; name++) {
                if (value[name] > 0) {
                    double unmatched = Math.max(0, totalAsked - own[name]);
                    double asked = value[name] / (value[name] + unmatched);
                    double listed = Math.min(1, value[name] / totals[name]);
                    if (Alignment.atMost(asked, listed) >= threshold - (sign ? SIGN_MARGIN : MARGIN)) {
                        promising.add(name);
                    }
                }
            }
            return promising;
        }

        double score(ListedName name, Alignment alignment) {
            double score = alignment.score(name.party().isIndividual());
            return !name.isSign() || score == 1 ? score : sign ? 1 - (1 - score) / 2 : 0;
        }

        Alignment align(int number) {
            ListedName name = names.get(number);
            double[] listedWeights = weightsOfNames.get(number);
            List<Alignment.Pair> pairs = new ArrayList<>();
            for (int n = 0; n < like.size(); n++) {
                for (int i = 0; i < like.get(n).size(); i++) {
                    Map<Integer, Double> found = like.get(n).get(i);
                    for (int joined = 0; joined < (n == 0 ? name.ids().length : 1); joined++) {
                        for (int k = 0; k < name.ids()[joined].length; k++) {
                            Double likeness = found.get(name.ids()[joined][k]);
                            if (likeness != null && (n + joined == 0 || likeness >= JOINED)) {
                                pairs.add(new Alignment.Pair(
                                        i, n + 1, k, joined + 1, likeness, sum(listedWeights, k, joined + 1)));
                            }
                        }
                    }
                }
            }
            addInitials(name, listedWeights, pairs);
            addShortWords(name, listedWeights, pairs);
            return Alignment.of(
                    pairs,
                    words,
                    name.legalForms() > legalForms ? withoutForms() : weightsOfAsked,
                    name,
                    listedWeights);
        }

        /** Where the entry has more legal forms than the name asked for: one may be there, with a wrong letter. */
        private double[] withoutForms() {
            double[] less = weightsOfAsked.clone();
            for (int i = 0; i < less.length; i++) {
                if (NameWords.looksLegal(words.get(i))) {
                    less[i] = Weights.SMALL_WORD;
                }
            }
            return less;
        }

        private void addInitials(ListedName name, double[] listedWeights, List<Alignment.Pair> pairs) {
            for (int i = 0; i < words.size(); i++) {
                for (int k = 0; k < name.words().size(); k++) {
                    String asked = words.get(i);
                    String listed = name.words().get(k);
                    if ((asked.length() == 1) != (listed.length() == 1) && asked.charAt(0) == listed.charAt(0)) {
                        pairs.add(new Alignment.Pair(i, 1, k, 1, INITIAL, listedWeights[k]));
                    }
                }
            }
        }

        /** Short words with a wrong letter may have no two letters in common in the same order. */
        private void addShortWords(ListedName name, double[] listedWeights, List<Alignment.Pair> pairs) {
            for (int i = 0; i < words.size(); i++) {
                Map<Integer, Double> found = like.get(0).get(i);
                for (int k = 0; k < name.words().size(); k++) {
                    if (!found.containsKey(name.ids()[0][k])) {
                        double likeness = Vocabulary.likenessOfShort(
                                words.get(i), name.words().get(k));
                        if (likeness > 0) {
                            pairs.add(new Alignment.Pair(i, 1, k, 1, likeness, listedWeights[k]));
                        }
                    }
                }
            }
        }
    }
}
