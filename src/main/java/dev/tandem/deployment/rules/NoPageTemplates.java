package dev.tandem.deployment.rules;

/**
 * No double braces in names and texts: Camunda's pages are templates of AngularJS, and have evaluated what stood in the braces of
 * a process's name. The pages don't any more, so that a definition of the database may go on.
 */
final class NoPageTemplates implements Rule {

    private static final String OPENING = "{{";

    @Override
    public boolean dangerous() {
        return false;
    }

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn() && !file.isDmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            boolean inAttribute = element.attributes().stream()
                    .anyMatch(attribute -> attribute.value().contains(OPENING));
            if (inAttribute || element.text().contains(OPENING)) {
                complaints.about(
                        element, "has \"" + OPENING + "\" in a name or text, which pages could run. Write it without.");
            }
        }
    }
}
