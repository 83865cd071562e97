package dev.tandem.deployment.rules;

import dev.tandem.deployment.rules.XmlElement.Attribute;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hints at schemas are plain file names, as old Modelers wrote them: the engine's parser follows addresses, to wherever they
 * lead from where Tandem runs.
 */
final class SchemaLocations implements Rule {

    private static final Pattern FILE = Pattern.compile("[\\w-]+\\.xsd");
    private static final Set<String> TYPES = Set.of("tFormalExpression", "tExpression", "Point");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        for (XmlElement element : file.elements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.uri().equals(Namespaces.XSI) && !harmless(file, element, attribute)) {
                    complaints.about(
                            element,
                            "has xsi:" + attribute.name() + "=\"" + attribute.value()
                                    + "\", by which the parser could be sent to other files and addresses. Take it out.");
                }
            }
        }
    }

    private static boolean harmless(ModelFile file, XmlElement element, Attribute attribute) {
        return switch (attribute.name()) {
            case "schemaLocation" -> {
                String[] words = attribute.value().strip().split("\\s+");
                boolean plain = words.length % 2 == 0;
                for (int i = 1; i < words.length; i += 2) {
                    plain &= FILE.matcher(words[i]).matches();
                }
                yield plain && element.parent() == null;
            }
            case "type" -> file.isBpmn() && TYPES.contains(attribute.value().replaceFirst("^[\\w.-]+:", ""));
            default -> false;
        };
    }
}
