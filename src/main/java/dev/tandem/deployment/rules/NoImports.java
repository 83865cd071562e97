package dev.tandem.deployment.rules;

/** Files stand by themselves: nothing is imported into them, and what they require is in them. */
final class NoImports implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        for (XmlElement element : file.elements()) {
            if (element.is("import") && Namespaces.isRead(element.uri())) {
                complaints.about(element, "imports another file. Put what is needed into this one.");
            }
            String href = file.isDmn() ? element.attribute("href") : null;
            if (href != null && !href.startsWith("#")) {
                complaints.about(
                        element, "requires \"" + href + "\" of another file. Put what is needed into this one.");
            }
        }
    }
}
