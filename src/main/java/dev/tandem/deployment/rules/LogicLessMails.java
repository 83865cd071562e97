package dev.tandem.deployment.rules;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Templates of mails name values and sections, and nothing else; and their HTML shows text and does nothing. */
final class LogicLessMails implements Rule {

    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern PLAIN =
            Pattern.compile("\\s*(?:[#^/]\\s*[A-Za-z]\\w*|[A-Za-z]\\w*|!.*)\\s*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:|mailto:|\\{\\{|#).*", Pattern.DOTALL);

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "base",
            "link",
            "svg",
            "math",
            "video",
            "audio",
            "img",
            "template");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (file.kind() != ModelFile.Kind.MAIL) {
            return;
        }
        String text = file.text();
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (!PLAIN.matcher(tags.group(1)).matches()) {
                complaints.aboutLine(
                        line(text, tags.start()),
                        "has \"" + tags.group()
                                + "\", which mail templates may not have. Use {{name}}, {{#name}}...{{/name}}"
                                + " and {{^name}}...{{/name}}.");
            }
        }
        String rest = tags.replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            complaints.aboutFile(
                    "opens \"{{\" and does not close it, or closes what was never opened: people would read it.");
        }
        try {
            Mustache.compiler().compile(text);
        } catch (MustacheException e) {
            complaints.aboutFile("is no template: " + e.getMessage() + " Close every section that is opened.");
        }
        if (file.name().endsWith(".html.mustache")) {
            checkHtml(text, complaints);
        } else if (!text.strip().regionMatches(true, 0, "Subject:", 0, "Subject:".length())) {
            complaints.aboutFile("has no subject. Write \"Subject: ...\" into its first line.");
        }
    }

    private static void checkHtml(String text, Complaints complaints) {
        for (Element element : Jsoup.parse(text).getAllElements()) {
            String name = element.normalName();
            if (ACTIVE.contains(name) || name.equals("meta") && element.hasAttr("http-equiv")) {
                complaints.aboutFile(
                        "has the element <" + name + ">, which mails may not have. Mails show text and links.");
            }
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                boolean address = Set.of("href", "src", "action", "background").contains(key);
                if (key.startsWith("on")
                        || address
                                && !ADDRESS.matcher(attribute.getValue().strip())
                                        .matches()) {
                    complaints.aboutFile("has the attribute " + key + "=\"" + attribute.getValue()
                            + "\", which mails may not have. Mails show text and links.");
                }
            }
        }
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }
}
