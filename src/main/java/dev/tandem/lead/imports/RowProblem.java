package dev.tandem.lead.imports;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a row does not become a lead.
 *
 * @param column its heading, or empty if the row as a whole is meant
 * @param why in plain words, without the value itself: the person it belongs to may ask to be forgotten
 */
record RowProblem(String column, String why) {

    private static final int LONGEST_COLUMN = 500;
    private static final int LONGEST_WHY = 2000;

    static String columns(List<RowProblem> problems) {
        return shortened(
                problems.stream()
                        .map(RowProblem::column)
                        .filter(column -> !column.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" / ")),
                LONGEST_COLUMN);
    }

    static String whys(List<RowProblem> problems) {
        return shortened(
                problems.stream().map(RowProblem::why).distinct().collect(Collectors.joining(" / ")), LONGEST_WHY);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
