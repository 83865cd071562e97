package dev.tandem.deployment.rules;

import java.util.ArrayList;
import java.util.List;

/** Collects what one rule finds in one file. */
final class Complaints {

    private static final int LONGEST = 1_000;

    private final ModelFile file;
    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();

    Complaints(ModelFile file, Rule rule) {
        this.file = file;
        this.rule = rule;
    }

    void about(XmlElement element, String sentence) {
        findings.add(new Finding(
                file.name(), element.shownId(), element.line(), rule.name(), plain(sentence), rule.dangerous()));
    }

    void aboutLine(int line, String sentence) {
        findings.add(new Finding(file.name(), null, line, rule.name(), plain(sentence), rule.dangerous()));
    }

    void aboutFile(String sentence) {
        aboutLine(0, sentence);
    }

    /** Sentences quote what somebody else wrote, and are shown and logged. */
    private static String plain(String sentence) {
        String line = sentence.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Z}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    List<Finding> findings() {
        return findings;
    }
}
