package dev.tandem.integration.screening.match;

import java.util.List;

/**
 * Writes a word as it sounds, roughly, so that the ways in which one name is written in Latin letters become one: Mohammed and
 * Muhammad, Aleksandr and Alexander, Schukow and Zhukov come close.
 */
final class Spelling {

    private record Rule(String letters, String instead) {}

    /** In this order. Capital letters stand for sounds until the single letters are done. */
    private static final List<Rule> SOUNDS = List.of(
            new Rule("tsch", "C"),
            new Rule("shch", "S"),
            new Rule("tch", "C"),
            new Rule("dsch", "J"),
            new Rule("dzh", "J"),
            new Rule("sch", "S"),
            new Rule("ch", "C"),
            new Rule("zh", "J"),
            new Rule("dj", "J"),
            new Rule("sh", "S"),
            new Rule("kh", "h"),
            new Rule("gh", "g"),
            new Rule("ph", "f"),
            new Rule("th", "t"),
            new Rule("dh", "d"),
            new Rule("ck", "k"),
            new Rule("ce", "se"),
            new Rule("ci", "si"),
            new Rule("cy", "si"),
            new Rule("c", "k"),
            new Rule("q", "k"),
            new Rule("x", "ks"),
            new Rule("w", "v"),
            new Rule("ou", "u"),
            new Rule("oo", "u"),
            new Rule("ee", "i"),
            new Rule("ei", "ai"),
            new Rule("ey", "ai"),
            new Rule("ay", "ai"),
            new Rule("aj", "ai"),
            new Rule("ej", "ai"),
            new Rule("iy", "i"),
            new Rule("ij", "i"),
            new Rule("yj", "i"),
            new Rule("y", "i"),
            new Rule("ae", "a"),
            new Rule("oe", "u"),
            new Rule("ue", "u"),
            new Rule("e", "a"),
            new Rule("o", "u"));

    private Spelling() {}

    /** @param word in small Latin letters and digits */
    static String sound(String word) {
        String sound = word;
        if (sound.endsWith("ff")) {
            sound = sound.substring(0, sound.length() - 2) + "v";
        }
        for (Rule rule : SOUNDS) {
            sound = sound.replace(rule.letters(), rule.instead());
        }
        StringBuilder single = new StringBuilder(sound.length());
        for (int i = 0; i < sound.length(); i++) {
            char letter = Character.toLowerCase(sound.charAt(i));
            if (single.isEmpty() || single.charAt(single.length() - 1) != letter) {
                single.append(letter);
            }
        }
        int last = single.length() - 1;
        if (last > 1 && single.charAt(last) == 'h' && "aiu".indexOf(single.charAt(last - 1)) >= 0) {
            single.setLength(last);
        }
        return single.toString();
    }
}
