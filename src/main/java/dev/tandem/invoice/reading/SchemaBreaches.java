package dev.tandem.invoice.reading;

import dev.tandem.invoice.Finding;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects where a document breaks the schema of its format, and says it in plain words. */
final class SchemaBreaches implements ValidationEventHandler {

    static final String CODE = "schema";

    private static final int MOST = 1_000;
    private static final Pattern SCHEMA_CODE = Pattern.compile("^(cvc-[\\w.-]+):");
    private static final Pattern UNEXPECTED = Pattern.compile("^unexpected element .*local:\"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final List<String> fromSchema = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    @Override
    public boolean handleEvent(ValidationEvent event) {
        String message = event.getMessage() == null ? "" : event.getMessage();
        int line = event.getLocator() == null ? -1 : event.getLocator().getLineNumber();
        String where = line > 0 ? "line " + line + ": " : "";
        Matcher code = SCHEMA_CODE.matcher(message);
        if (code.find()) {
            String plain = plain(code.group(1), message);
            if (plain != null && fromSchema.size() < MOST) {
                fromSchema.add(where + plain);
            }
        } else if (event.getSeverity() != ValidationEvent.WARNING && others.size() < MOST) {
            others.add(where + plain(event, message));
        }
        return true;
    }

    /** One finding about all breaches, or none. */
    List<Finding> findings(String format) {
        List<String> breaches = fromSchema.isEmpty() ? others : fromSchema;
        if (breaches.isEmpty()) {
            return List.of();
        }
        String more = breaches.size() == 1 ? "" : " (and " + (breaches.size() - 1) + " more)";
        return List.of(new Finding(
                CODE,
                Finding.Severity.WARNING,
                "The file breaks the rules of its format " + format + ": " + breaches.get(0) + more
                        + ". Something may be missing or read wrongly: compare it with the document, or ask the supplier"
                        + " for a correct file."));
    }

    private static String plain(ValidationEvent event, String message) {
        if (event.getLinkedException() instanceof NumberFormatException) {
            return message.isBlank() ? "a number is missing" : "\"" + cut(message) + "\" is not a number";
        }
        Matcher unexpected = UNEXPECTED.matcher(message);
        return unexpected.find()
                ? "the element " + unexpected.group(1) + " is not allowed where it stands"
                : "\"" + cut(message) + "\"";
    }

    /** Null for what only repeats another breach. */
    private static @Nullable String plain(String code, String message) {
        List<String> quoted = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(message);
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
        String value = quoted.isEmpty() ? "?" : cut(quoted.get(0));
        String first = localName(value);
        String second = quoted.size() < 2 ? "?" : localName(cut(quoted.get(1)));
        return switch (code) {
            case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.e" ->
                "the element " + first + " is not allowed where it stands";
            case "cvc-complex-type.2.4.b" -> "the element " + first + " lacks " + second;
            case "cvc-complex-type.3.2.2" -> "the attribute " + first + " is not allowed at " + second;
            case "cvc-complex-type.4" -> "the attribute " + first + " is missing at " + second;
            case "cvc-enumeration-valid" -> "\"" + value + "\" is not in the list of codes";
            case "cvc-datatype-valid.1.2.1", "cvc-datatype-valid.1.2.3" ->
                "\"" + value + "\" is not a valid value (" + second + ")";
            case "cvc-type.3.1.3", "cvc-attribute.3" -> null;
            default -> "\"" + cut(message.substring(code.length() + 1).strip()) + "\"";
        };
    }

    /** {@code {"urn:...":ID, ...}} and {@code cbc:ID} become {@code ID}. */
    private static String localName(String quoted) {
        String name = quoted.replaceFirst("^\\{", "").replaceFirst("[,}].*$", "");
        name = name.substring(name.lastIndexOf(':') + 1);
        return name.isEmpty() ? quoted : name;
    }

    private static String cut(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
