package dev.tandem.deployment.rules;

/** A decision says what it is, how to read it, how long its history is kept, and why each row is there. */
final class ExplainedDecisions implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.dmn("decision").forEach(decision -> {
            require(decision, decision.given("name").isPresent(), "a name", complaints);
            require(decision, decision.givenCamunda("versionTag").isPresent(), "a version tag", complaints);
            require(
                    decision,
                    decision.givenCamunda("historyTimeToLive").isPresent(),
                    "a history time to live, such as P365D",
                    complaints);
            require(decision, describes(decision), "a description that says how to read it", complaints);
        });
        file.dmn("rule")
                .forEach(row -> require(row, describes(row), "a sentence that explains it (annotation)", complaints));
    }

    private static boolean describes(XmlElement element) {
        return element.children("description", "annotationEntry")
                .anyMatch(part -> !part.text().isEmpty()
                        || part.child("text")
                                .filter(text -> !text.text().isEmpty())
                                .isPresent());
    }

    private static void require(XmlElement element, boolean there, String what, Complaints complaints) {
        if (!there) {
            complaints.about(element, (element.is("rule") ? "is a row that needs " : "needs ") + what + ".");
        }
    }
}
