package dev.tandem.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as people and programs write them, in one form. */
public final class Texts {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\p{Z}\\s]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What people put into a field that they have to fill in and don't want to. "Null", "Na" and "X" are names, too. */
    private static final Set<String> NOTHING = Set.of(
            "n/a",
            "n.a.",
            "n. a.",
            "k.a.",
            "k. a.",
            "k/a",
            "n.n.",
            "none",
            "(none)",
            "(null)",
            "unknown",
            "unbekannt",
            "keine",
            "keiner",
            "keine angabe",
            "not available",
            "not applicable",
            "not provided",
            "not specified");

    private Texts() {}

    /** On one line, without what can't be seen; null if nothing is left. */
    public static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = SPACES.matcher(visible(text)).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /** With its line breaks; null if nothing is left. */
    public static @Nullable String paragraphs(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String kept = visible(text)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ")
                .strip();
        return kept.isEmpty() ? null : kept;
    }

    /** Marks of writing direction can make a text look like another one. */
    private static String visible(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
    }

    /** For comparing names: lower case, letters and digits only, no accents. */
    public static String key(String text) {
        String plain = MARKS.matcher(
                        Normalizer.normalize(text.replace("ß", "ss").replace("&", "and"), Normalizer.Form.NFKD))
                .replaceAll("");
        return NOT_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether the text stands for "I don't say". */
    public static boolean saysNothing(String text) {
        return key(text).isEmpty() || NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** For a sentence: no longer than a line. */
    public static String quote(String text) {
        return "\"" + (text.length() <= 80 ? text : text.substring(0, 79) + "…") + "\"";
    }
}
