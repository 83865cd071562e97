package dev.tandem.deployment.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element as the engine's own parser sees it: with the texts of its own put together, and the line it begins in. */
final class XmlElement {

    /** Parts of an element that people do not see as elements of their own, though they may have ids. */
    private static final Set<String> PARTS = Set.of(
            "conditionExpression",
            "timerEventDefinition",
            "messageEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition",
            "conditionalEventDefinition",
            "cancelEventDefinition",
            "terminateEventDefinition",
            "linkEventDefinition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "condition",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "formData",
            "formField",
            "formProperty",
            "value",
            "taskListener",
            "executionListener",
            "potentialOwner",
            "humanPerformer",
            "resourceAssignmentExpression",
            "formalExpression",
            "documentation",
            "script",
            "extensionElements",
            "property");

    /**
     * One attribute.
     *
     * @param uri its namespace; empty if it has none
     */
    record Attribute(String uri, String name, String value) {}

    private final String uri;
    private final String name;
    private final int line;
    private final List<Attribute> attributes;
    private final @Nullable XmlElement parent;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String uri, String name, int line, List<Attribute> attributes, @Nullable XmlElement parent) {
        this.uri = uri;
        this.name = name;
        this.line = line;
        this.attributes = List.copyOf(attributes);
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    String uri() {
        return uri;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    String text() {
        return text.toString().strip();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    @Nullable
    XmlElement parent() {
        return parent;
    }

    boolean is(String... names) {
        return List.of(names).contains(name);
    }

    /** This element and all below it. */
    List<XmlElement> all() {
        List<XmlElement> found = new ArrayList<>();
        found.add(this);
        for (int i = 0; i < found.size(); i++) {
            found.addAll(found.get(i).children);
        }
        return found;
    }

    /** All elements above this one, the nearest first. */
    Stream<XmlElement> above() {
        return Stream.iterate(parent, Objects::nonNull, element -> Objects.requireNonNull(element).parent)
                .map(Objects::requireNonNull);
    }

    Stream<XmlElement> children(String... names) {
        return children.stream().filter(child -> child.is(names));
    }

    Optional<XmlElement> child(String name) {
        return children(name).findFirst();
    }

    /** What stands in the extension elements of this element. */
    Stream<XmlElement> extensions(String... names) {
        return children("extensionElements").flatMap(extensions -> extensions.children(names));
    }

    /** The value of the extension property of this name. */
    Optional<String> property(String property) {
        return extensions("properties")
                .flatMap(properties -> properties.children("property"))
                .filter(candidate -> property.equals(candidate.attribute("name")))
                .map(candidate -> candidate.attribute("value"))
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** The value of an attribute without a namespace; null if there is none. */
    @Nullable
    String attribute(String attribute) {
        return attributes.stream()
                .filter(candidate ->
                        candidate.uri().isEmpty() && candidate.name().equals(attribute))
                .map(Attribute::value)
                .findFirst()
                .orElse(null);
    }

    /** The value of an attribute in Camunda's namespace, or in the one that the engine reads in its place. */
    @Nullable
    String camunda(String attribute) {
        return attributes.stream()
                .filter(candidate -> Namespaces.isCamunda(candidate.uri())
                        && candidate.name().equals(attribute))
                .map(Attribute::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * The value of an attribute in Camunda's namespace or, on Camunda's own elements, without one. Elements of strangers
     * have no settings: where they may stand, the engine does not look.
     */
    @Nullable
    String setting(String attribute) {
        String value = camunda(attribute);
        return value == null && Namespaces.isCamunda(uri) ? attribute(attribute) : value;
    }

    /** The value, stripped, of an attribute that is there and not blank. */
    Optional<String> given(String attribute) {
        return Optional.ofNullable(attribute(attribute)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value, stripped, of an attribute of Camunda's that is there and not blank. */
    Optional<String> givenCamunda(String attribute) {
        return Optional.ofNullable(camunda(attribute)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The id of the element that people see this one as a part of; null if there is none. */
    @Nullable
    String shownId() {
        return Stream.concat(Stream.of(this), above())
                .filter(element -> !PARTS.contains(element.name) || element.parent == null)
                .map(element -> element.attribute("id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name + " " + shownId();
    }
}
