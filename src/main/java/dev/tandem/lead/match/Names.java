package dev.tandem.lead.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/** Compares names of persons and companies, as people write them. */
final class Names {

    /** Below this two words have nothing in common, whatever letters they share. */
    private static final double NOTHING_IN_COMMON = 0.75;

    /** An initial fits every name that begins so. */
    private static final double INITIAL = 0.85;

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();

    private static final Set<String> TITLES = Set.of(
            "dr",
            "prof",
            "professor",
            "dipl",
            "ing",
            "med",
            "mag",
            "phd",
            "msc",
            "bsc",
            "mba",
            "mr",
            "mrs",
            "ms",
            "miss",
            "herr",
            "frau");

    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh",
            "mbh",
            "ggmbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "gbr",
            "ug",
            "haftungsbeschrankt",
            "se",
            "ek",
            "ev",
            "eg",
            "co",
            "cie",
            "und",
            "and",
            "ltd",
            "limited",
            "plc",
            "llp",
            "llc",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "company",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "ab",
            "as",
            "aps",
            "oy",
            "oyj",
            "kft",
            "zrt",
            "pvt",
            "pte",
            "pty");

    private Names() {}

    /**
     * How similar two names of persons are, without order, case, accents and titles.
     *
     * @return from 0 (nothing in common) to 1 (equal); null if one side has no name
     */
    static @Nullable Double similarity(@Nullable String one, @Nullable String other) {
        List<String> left = words(one, TITLES);
        List<String> right = new ArrayList<>(words(other, TITLES));
        if (left.isEmpty() || right.isEmpty()) {
            return null;
        }
        int count = left.size() + right.size();
        double common = 0;
        // the most similar words find each other first
        List<String> rest = new ArrayList<>(left);
        while (!rest.isEmpty() && !right.isEmpty()) {
            double best = -1;
            int bestLeft = 0;
            int bestRight = 0;
            for (int i = 0; i < rest.size(); i++) {
                for (int j = 0; j < right.size(); j++) {
                    double similarity = ofWords(rest.get(i), right.get(j));
                    if (similarity > best) {
                        best = similarity;
                        bestLeft = i;
                        bestRight = j;
                    }
                }
            }
            common += best;
            rest.remove(bestLeft);
            right.remove(bestRight);
        }
        return Math.round(2 * common / count * 100) / 100.0;
    }

    /** The name of a company without legal form, case, accents and punctuation; empty if nothing else is left. */
    static String company(@Nullable String name) {
        return String.join(" ", words(name, LEGAL_FORMS));
    }

    private static double ofWords(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? INITIAL : 0;
        }
        double similarity = WORDS.apply(one, other);
        return similarity < NOTHING_IN_COMMON ? 0 : similarity;
    }

    private static List<String> words(@Nullable String name, Set<String> without) {
        if (name == null) {
            return List.of();
        }
        // "e. K." and "S.A." are one word each
        String joined = name.replaceAll("(?<=\\b\\p{L})\\.\\s?(?=\\p{L}\\b\\.?)", "");
        String plain = MARKS.matcher(Normalizer.normalize(
                        joined.replace("ß", "ss").replace("Ø", "O").replace("ø", "o"), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_LETTERS.split(plain))
                .filter(word -> !word.isEmpty() && !without.contains(word))
                .collect(Collectors.toList());
    }
}
