package dev.tandem.integration.screening.match;

import java.util.List;

/**
 * One name of a party, taken apart.
 *
 * @param party whose it is
 * @param text as the list writes it
 * @param alias whether it is not the main name
 * @param words in small letters
 * @param lastNames how many of the words stand before the comma; 0 if there is none
 * @param legalForms how many legal forms belong to it, which are not among the words
 * @param ids numbers of its words, alone and joined with those that follow: {@code ids[n][i]} of {@code n + 1} words from the
 *     {@code i}th on
 */
record ListedName(
        ListedParty party, String text, boolean alias, List<String> words, int lastNames, int legalForms, int[][] ids) {

    private static final String AIRCRAFT = "aircraft";

    boolean isSign() {
        return party.kind().equals(AIRCRAFT);
    }

    /** How many words may have been written as one. */
    static final int MOST_JOINED = 3;

    static ListedName of(ListedParty party, String text, boolean alias, Vocabulary vocabulary) {
        // the sign of an aircraft is one word, wherever it is divided
        List<String> words =
                party.kind().equals(AIRCRAFT) ? List.of(String.join("", NameWords.of(text))) : NameWords.of(text);
        int comma = text.indexOf(',');
        int lastNames = party.isIndividual() && comma > 0
                ? Math.min(words.size(), NameWords.of(text.substring(0, comma)).size())
                : 0;
        int[][] ids = new int[Math.min(MOST_JOINED, words.size())][];
        for (int n = 0; n < ids.length; n++) {
            ids[n] = new int[words.size() - n];
            for (int i = 0; i < ids[n].length; i++) {
                ids[n][i] = vocabulary.add(String.join("", words.subList(i, i + n + 1)));
            }
        }
        return new ListedName(party, text, alias, words, lastNames, NameWords.legalForms(text), ids);
    }
}
