package dev.tandem.integration.mail;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Renders the templates of mails that process owners write: Mustache without partials, lambdas and access to objects, over a
 * flat map of strings. {@code {{name}}} gives a value, {@code {{#name}}...{{/name}}} is left out if it is empty and {@code
 * {{^name}}...{{/name}}} if it isn't. Values are never read as templates. In HTML every value is escaped, also in {@code
 * {{{name}}}}.
 *
 * <p>The text template of a mail named {@code x} is {@code x.mustache}, with {@code Subject: ...} as its first line; the HTML
 * template is {@code x.html.mustache}.
 */
public final class MailTemplates {

    private static final String SUBJECT = "Subject:";
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEMPLATE = 100_000;
    private static final int LONGEST_MAIL = 500_000;

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withFormatter(MailTemplates::format)
            .withCollector(new FlatMapOnly())
            .withLoader(name -> {
                throw new IllegalArgumentException("it includes {{>" + name + "}}, and templates can't include others");
            });

    private MailTemplates() {}

    /** What a template gives for a set of values. The subject is one line. */
    public record Rendered(String subject, String text, String html) {}

    /** Name of the file with the subject and the text of a mail. */
    public static String textFile(String name) {
        return name + ".mustache";
    }

    /** Name of the file with the HTML of a mail. */
    public static String htmlFile(String name) {
        return name + ".html.mustache";
    }

    /**
     * Renders both parts of a mail.
     *
     * @param name of the mail, without endings, for messages about it
     * @param textTemplate first line {@code Subject: ...}, the text after it
     * @param htmlTemplate a whole HTML document
     * @param values all that the templates may ask for
     * @throws MailTemplateException if a template asks for another value, lacks its subject, or is no template
     */
    public static Rendered render(String name, String textTemplate, String htmlTemplate, Map<String, String> values) {
        String[] parts = textTemplate.strip().split("\\R", 2);
        if (!parts[0].regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())) {
            throw new MailTemplateException(
                    "The mail template " + textFile(name)
                            + " must begin with a line \"Subject: ...\"; add it above the text.",
                    null);
        }
        // The subject is a template of its own, so that a line break in a value can't end it.
        String subject = oneLine(fill(textFile(name), parts[0].substring(SUBJECT.length()), values, 0));
        if (subject.isEmpty()) {
            throw new MailTemplateException(
                    "The subject of the mail template " + textFile(name) + " is empty; write one in its first line.",
                    null);
        }
        String text = fill(textFile(name), parts.length > 1 ? parts[1].stripLeading() : "", values, 1);
        String html = fill(htmlFile(name), htmlTemplate, escaped(values), 0);
        return new Rendered(subject, text, html);
    }

    /** The text in one line, without characters that could change how the rest of it or a mail's header is read. */
    public static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\p{Z}]+", " ")
                .replaceAll("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static Map<String, String> escaped(Map<String, String> values) {
        return LateTexts.of(values, Escapers.HTML::escape);
    }

    private static String fill(String file, String template, Map<String, String> values, int linesBefore) {
        if (template.length() > LONGEST_TEMPLATE) {
            throw new MailTemplateException(
                    "The mail template " + file + " is too long: " + template.length() + " characters, at most "
                            + LONGEST_TEMPLATE + " are allowed.",
                    null);
        }
        try {
            LimitedWriter mail = new LimitedWriter(LONGEST_MAIL);
            COMPILER.compile(template).execute(values, mail);
            return mail.toString();
        } catch (StackOverflowError e) {
            throw new MailTemplateException(
                    "The mail template " + file + " has too many sections inside each other.", null);
        } catch (MustacheException.Context e) {
            throw new MailTemplateException(
                    "The mail template " + file + " asks for {{" + e.key + "}} in line " + (e.lineNo + linesBefore)
                            + ", which there is not. There are: "
                            + String.join(", ", new TreeSet<>(values.keySet())) + ".",
                    e);
        } catch (MustacheException | IllegalArgumentException e) {
            throw new MailTemplateException("The mail template " + file + " can't be rendered: " + e.getMessage(), e);
        }
    }

    private static CharSequence format(Object value) {
        if (value instanceof Map) {
            throw new IllegalArgumentException("it asks for {{.}} where there is no single value");
        }
        return String.valueOf(value);
    }

    /** Finds values in the map and nothing else: no fields, no methods, no lists. */
    private static final class FlatMapOnly implements Mustache.Collector {

        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return null;
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? FlatMapOnly::get : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }

        private static Object get(Object context, String name) {
            Object value = ((Map<?, ?>) context).get(name);
            return value == null ? Template.NO_FETCHER_FOUND : value;
        }
    }

    /** Ends a mail that would fill the memory: a template may ask for a long value thousands of times. */
    private static final class LimitedWriter extends StringWriter {

        private final int longest;

        LimitedWriter(int longest) {
            this.longest = longest;
        }

        @Override
        public void write(int character) {
            super.write(character);
            check();
        }

        @Override
        public void write(String text) {
            super.write(text);
            check();
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            check();
        }

        @Override
        public void write(char[] text, int from, int length) {
            super.write(text, from, length);
            check();
        }

        private void check() {
            if (getBuffer().length() > longest) {
                throw new IllegalArgumentException("the mail would be longer than " + longest + " characters");
            }
        }
    }
}
