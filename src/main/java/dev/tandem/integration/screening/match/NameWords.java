package dev.tandem.integration.screening.match;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Takes a name apart into words that can be compared: in small Latin letters, without legal forms. */
final class NameWords {

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    /** Russian as English-speaking offices write it, before whatever is left of other scripts. */
    private static final Transliterator TO_LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    private static final Pattern APOSTROPHES = Pattern.compile("['`\u2018\u2019\u02bc\u02be\u02bf\u00b4\u2032\"]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** "S.A." and "G.m.b.H." are one word each. */
    private static final Pattern DOTS_BETWEEN_LETTERS =
            Pattern.compile("(?<=(?<![\\p{L}\\p{N}])\\p{L})\\.(?=\\p{L}(?![\\p{L}\\p{N}]))");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    private static final Set<String> LEGAL_FORMS = words("""
            ab ag ao aps as asa bhd bt bv bvba cjsc co comp company corp corporation cv dba dd doo dooel ead eg eirl ejsc
            ek eood ev ewiv fgup fzc fzco fze fzllc gbr ges gesmbh ggmbh gie gmbh gp gup hf inc incorporated jsc kda kft
            kg kgaa kk kom limitada limited llc llp lp ltd ltda mbh mchj nv oaa oao ohg ojsc ood ooo oy oyj pao pc pjs
            pjsc plc pllc psc pt pte pty pvt rl sa sab sae sal sapi sarl sas sca scs sdn se sl slu snc soc spa spc spolka
            sprl spz spzoo srl srls sro ug ulc unlimited wll zao zrt zzoo""");

    /** Words between names, and titles. They may be missing or stick to the next one. */
    private static final Set<String> SMALL_WORDS = words("""
            ad al alhaji an and ar as ash at ath az ben bin bint colonel da das de del della den der di do don dona
            dos dr e el et for frau fur general haj haji hajj hajji herr i ibn la las le les los maulavi mawlana mawlawi
            mr mrs mullah of pour prof professor qari sayyid senor senora shaikh shaykh sheik sheikh the ul und ur van von
            y zu""");

    /** Legal forms that are long enough to be known with a letter that is wrong. */
    private static final List<String> LONG_LEGAL_FORMS =
            List.of("company", "corporation", "incorporated", "limited", "limitada", "unlimited");

    /** These and shorter ones are known as they are. */
    private static final int SHORT_FORM = 4;

    private static final DamerauLevenshteinDistance ONE_EDIT = new DamerauLevenshteinDistance(1);

    private static final DamerauLevenshteinDistance TWO_EDITS = new DamerauLevenshteinDistance(2);

    private NameWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    /** The words of a name of a person or company; empty if it has no letters that there is a way to write in Latin ones. */
    static List<String> of(String name) {
        List<String> all = split(name);
        List<String> words = new ArrayList<>();
        for (String word : all) {
            if (!isLegalForm(word)) {
                words.add(word);
            }
        }
        // nothing else in it: then that is the name
        return words.isEmpty() ? all : words;
    }

    static boolean isSmall(String word) {
        return SMALL_WORDS.contains(word);
    }

    /** How many words of the name are legal forms. */
    static int legalForms(String name) {
        return (int) split(name).stream().filter(NameWords::isLegalForm).count();
    }

    /** Whether it may be a legal form with letters that are wrong. */
    static boolean looksLegal(String word) {
        if (word.length() > SHORT_FORM + 1) {
            return LONG_LEGAL_FORMS.stream().anyMatch(form -> TWO_EDITS.apply(word, form) >= 0);
        }
        return LEGAL_FORMS.stream()
                .anyMatch(form -> form.length() <= SHORT_FORM
                        && (word.length() < SHORT_FORM ? ONE_EDIT : TWO_EDITS).apply(word, form) >= 0);
    }

    private static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word)
                || (word.length() > 5 && LONG_LEGAL_FORMS.stream().anyMatch(form -> ONE_EDIT.apply(word, form) >= 0));
    }

    private static List<String> split(String name) {
        String latin = ASCII.matcher(name).matches() ? name : TO_LATIN.transliterate(name);
        String plain = MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        plain = APOSTROPHES.matcher(plain).replaceAll("");
        plain = DOTS_BETWEEN_LETTERS.matcher(plain).replaceAll("");
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(plain)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
