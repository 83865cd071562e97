package dev.tandem.deployment.rules;

import java.util.Set;

/** A file has to be what its name says: XML that can be taken apart, with the root that the engine expects. */
final class Readable implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        UnreadableException unreadable = file.unreadable();
        if (unreadable != null) {
            complaints.aboutLine(unreadable.line(), unreadable.sentence());
        }
        XmlElement root = file.root();
        if (root == null) {
            return;
        }
        Set<String> namespaces = file.isBpmn() ? Set.of(Namespaces.BPMN) : Namespaces.DMN;
        if (!root.is("definitions") || !namespaces.contains(root.uri())) {
            complaints.about(
                    root,
                    file.isBpmn()
                            ? "is no BPMN model: it begins with another element than the definitions of BPMN 2.0."
                            : "is no decision table: it begins with another element than the definitions of DMN 1.1 to 1.5.");
        }
    }
}
