package dev.tandem.deployment.rules;

import java.util.Set;

/** Decision tables are written in FEEL. Every other language, JUEL and JavaScript among them, could run code. */
final class FeelOnly implements Rule {

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isDmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            for (String attribute : new String[] {"expressionLanguage", "typeLanguage"}) {
                String language = element.attribute(attribute);
                if (language != null && !FEEL.contains(language)) {
                    complaints.about(
                            element,
                            "is written in \"" + language
                                    + "\". Decision tables are written in FEEL: set the expression"
                                    + " language to FEEL and write it anew.");
                }
            }
        }
    }
}
