package dev.tandem.tasks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads which variables a form declares. Embedded forms declare them by {@code cam-variable-name}; {@code required},
 * {@code maxlength} and the values of options and radio buttons are checked by the server as they are by the browser;
 * {@code data-required-unless="decision=approve"}, {@code data-passing} (not kept) and {@code data-label} are Tandem's.
 */
class FormFields {

    /**
     * Embedded forms are program: they are read from the class path, never from a deployment. Tasklist takes the path as it
     * is; {@code app:} would need a process application, and what is deployed by hand or over REST has none.
     */
    private static final String EMBEDDED = "embedded:/forms/";

    private final Map<String, List<FormField>> cache = new ConcurrentHashMap<>();

    /**
     * The variables that a form declares.
     *
     * @param formKey as in the model; a task without a form declares nothing
     * @throws IllegalStateException if the model names a form that does not exist
     */
    List<FormField> of(String formKey) {
        if (!formKey.startsWith(EMBEDDED) || formKey.contains("..")) {
            throw new IllegalStateException("The model names the form \"" + formKey + "\"; forms of tasks are named "
                    + EMBEDDED + "<process>/<task>.html");
        }
        return cache.computeIfAbsent(formKey, key -> read("static/forms/" + key.substring(EMBEDDED.length())));
    }

    private static List<FormField> read(String resource) {
        try (InputStream in = FormFields.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The form " + resource + " does not exist");
            }
            return parse(Jsoup.parse(in, StandardCharsets.UTF_8.name(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FormField> parse(Document form) {
        Map<String, FormField> fields = new LinkedHashMap<>();
        for (Element element : form.select("[cam-variable-name]")) {
            FormField field = field(element);
            fields.merge(field.name(), field, FormFields::sameVariable);
        }
        return List.copyOf(fields.values());
    }

    private static FormField field(Element element) {
        String name = element.attr("cam-variable-name");
        String maxLength = element.attr("maxlength");
        return new FormField(
                name,
                element.hasAttr("data-label") ? element.attr("data-label") : name,
                element.hasAttr("required"),
                FormField.RequiredUnless.parse(element.attr("data-required-unless")),
                options(element),
                maxLength.isEmpty() ? FormField.DEFAULT_MAX_LENGTH : Integer.parseInt(maxLength),
                !element.hasAttr("data-passing"),
                "File".equals(element.attr("cam-variable-type")) ? FormField.Kind.FILE : FormField.Kind.TEXT,
                null,
                null);
    }

    private static List<String> options(Element element) {
        if ("radio".equals(element.attr("type"))) {
            return List.of(element.attr("value"));
        }
        return element.select("option").eachAttr("value").stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static FormField sameVariable(FormField one, FormField other) {
        List<String> options = Stream.concat(one.options().stream(), other.options().stream())
                .distinct()
                .toList();
        return new FormField(
                one.name(),
                one.label(),
                one.required() || other.required(),
                one.requiredUnless() == null ? other.requiredUnless() : one.requiredUnless(),
                options,
                one.maxLength(),
                one.kept(),
                one.kind(),
                null,
                null);
    }
}
