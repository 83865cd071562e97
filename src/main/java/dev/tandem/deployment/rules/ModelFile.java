package dev.tandem.deployment.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of an upload.
 *
 * @param root what stands in it; null if it is no XML, is too large or can't be read
 * @param unreadable why it can't be read; null if it can, or is no XML
 */
record ModelFile(
        String name,
        Kind kind,
        byte[] content,
        @Nullable XmlElement root,
        @Nullable UnreadableException unreadable) {

    enum Kind {
        BPMN,
        DMN,
        FORM,
        MAIL,
        CASE,
        OTHER;

        /** As the engine decides: by how the name ends, with or without a dot. */
        static Kind of(String name) {
            if (name.endsWith("bpmn") || name.endsWith("bpmn20.xml")) {
                return BPMN;
            }
            if (name.endsWith("dmn") || name.endsWith("dmn11.xml")) {
                return DMN;
            }
            if (name.endsWith("cmmn") || name.endsWith("cmmn10.xml") || name.endsWith("cmmn11.xml")) {
                return CASE;
            }
            if (name.endsWith("form")) {
                return FORM;
            }
            return name.endsWith(".mustache") ? MAIL : OTHER;
        }
    }

    static ModelFile of(String name, byte[] content) {
        Kind kind = Kind.of(name);
        if (kind != Kind.BPMN && kind != Kind.DMN || content.length > FileSizes.LARGEST) {
            return new ModelFile(name, kind, content, null, null);
        }
        try {
            return new ModelFile(name, kind, content, XmlReader.read(content), null);
        } catch (UnreadableException e) {
            return new ModelFile(name, kind, content, null, e);
        }
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    boolean isBpmn() {
        return kind == Kind.BPMN;
    }

    boolean isDmn() {
        return kind == Kind.DMN;
    }

    /** Every element of the file; none if it is no XML or can't be read. */
    List<XmlElement> elements() {
        return root == null ? List.of() : root.all();
    }

    /** Every element of a BPMN file with one of these local names, in whatever namespace: the engine does not look. */
    Stream<XmlElement> bpmn(String... names) {
        return isBpmn() ? named(names) : Stream.empty();
    }

    /** Every element of a DMN file with one of these local names. */
    Stream<XmlElement> dmn(String... names) {
        return isDmn() ? named(names) : Stream.empty();
    }

    private Stream<XmlElement> named(String... names) {
        List<String> wanted = List.of(names);
        return elements().stream().filter(element -> wanted.contains(element.name()));
    }
}
