package dev.tandem.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {

    private static final Map<String, String> VALUES = Map.of("name", "Müller & <Söhne>", "empty", "", "reason", "a\nb");

    @Test
    void theFirstLineIsTheSubjectAndTheRestIsTheText() {
        MailTemplates.Rendered mail = render("Subject: To {{name}}\r\n\r\nHello {{name}}\nBye", "<p>{{name}}</p>");

        assertThat(mail.subject()).isEqualTo("To Müller & <Söhne>");
        assertThat(mail.text()).isEqualTo("Hello Müller & <Söhne>\nBye");
        assertThat(mail.html()).isEqualTo("<p>Müller &amp; &lt;Söhne&gt;</p>");
    }

    @Test
    void aSectionIsLeftOutIfItsValueIsEmpty() {
        assertThat(render("Subject: s\n{{#empty}}no{{/empty}}{{^empty}}yes{{/empty}}{{#name}}!{{/name}}", "")
                        .text())
                .isEqualTo("yes!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{name}}", "{{{name}}}", "{{&name}}", "{{=<% %>=}}<%& name %>", "{{#name}}{{{.}}}{{/name}}"})
    void inHtmlEveryValueIsEscapedHoweverItIsAskedFor(String template) {
        assertThat(render("Subject: s\nt", template).html()).isEqualTo("Müller &amp; &lt;Söhne&gt;");
    }

    @Test
    void aValueCanNotBreakOutOfAnAttribute() {
        Map<String, String> values = Map.of("link", "x\" onclick='alert(1)");

        assertThat(MailTemplates.render("m", "Subject: s", "<a href=\"{{link}}\">", values)
                        .html())
                .doesNotContain("\" onclick")
                .doesNotContain("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{name}}", "{{{name}}}", "{{#name}}x{{/name}}", "{{>other}}", "{{=<% %>=}}<%name%>"})
    void aValueIsNeverReadAsATemplate(String attack) {
        MailTemplates.Rendered mail =
                MailTemplates.render("m", "Subject: {{v}}\n{{v}}", "{{v}}", Map.of("v", attack, "name", "secret"));

        assertThat(mail.subject()).isEqualTo(attack);
        assertThat(mail.text()).isEqualTo(attack);
        assertThat(mail.html()).contains("{{").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: all@example.com",
                "a\nBcc: all@example.com",
                "a\u2028Bcc: all@example.com",
                "a\u0085Bcc: all@example.com",
                "a\u0000\u000bBcc: all@example.com"
            })
    void aLineBreakInAValueCanNotEndTheSubject(String attack) {
        MailTemplates.Rendered mail = MailTemplates.render("m", "Subject: {{v}}\ntext", "", Map.of("v", attack));

        assertThat(mail.subject()).isEqualTo("a Bcc: all@example.com");
        assertThat(mail.text()).isEqualTo("text");
    }

    @Test
    void aSubjectDoesNotRunBackwardsOrWithoutEnd() {
        assertThat(MailTemplates.oneLine("abc\u202edcba")).isEqualTo("abcdcba");
        assertThat(MailTemplates.oneLine("😀".repeat(300))).isEqualTo("😀".repeat(199) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{missing}}",
                "{{#missing}}x{{/missing}}",
                "{{^missing}}x{{/missing}}",
                "{{name.missing}}",
                "{{#name}}{{missing}}{{/name}}"
            })
    void aValueThatThereIsNotIsNamedWithTheTemplateAndTheLine(String template) {
        assertThatThrownBy(() -> render("Subject: s\n\n" + template, ""))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("test.mustache")
                .hasMessageContaining("missing")
                .hasMessageContaining("There are: empty, name, reason.");
        assertThatThrownBy(() -> render("Subject: s", "\n" + template))
                .hasMessageContaining("test.html.mustache")
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name.length}}",
                "{{name.class}}",
                "{{name.getClass}}",
                "{{#name}}{{length}}{{/name}}",
                "{{#name}}{{bytes}}{{/name}}",
                "{{class}}",
                "{{entrySet}}",
                "{{#entrySet}}{{key}}{{/entrySet}}",
                "{{size}}",
                "{{.}}",
                "{{this}}",
                "{{#.}}x{{/.}}",
                "{{name.0}}"
            })
    void templatesCanNotReachIntoObjects(String template) {
        assertThatThrownBy(() -> render("Subject: s\n" + template, ""))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("test.mustache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{>other}}", "{{>/etc/passwd}}"})
    void templatesCanNotIncludeOthers(String template) {
        assertThatThrownBy(() -> render("Subject: s\n" + template, ""))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("templates can't include others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello", "\nHello\nSubject: late", "Subject:", "Subject: {{empty}}\ntext"})
    void aTemplateWithoutASubjectIsRefused(String template) {
        assertThatThrownBy(() -> render(template, ""))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("test.mustache")
                .hasMessageMatching("(?s).*[Ss]ubject.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#name}}", "{{/name}}", "{{#name}}{{/empty}}"})
    void aTemplateThatIsNoneIsNamed(String template) {
        assertThatThrownBy(() -> render("Subject: s\n" + template, ""))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("test.mustache");
    }

    @Test
    void aTemplateCanNotFillTheMemory() {
        Map<String, String> values = Map.of("v", "x".repeat(4000));

        assertThatThrownBy(() -> MailTemplates.render("m", "Subject: s\n" + "{{v}}".repeat(10_000), "", values))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("m.mustache")
                .hasMessageContaining("longer than 500000");
        assertThatThrownBy(() -> MailTemplates.render("m", "Subject: s", "{{v}}".repeat(10_000), values))
                .hasMessageContaining("m.html.mustache");
        assertThatThrownBy(() -> MailTemplates.render("m", "Subject: s\n" + "x".repeat(100_001), "", values))
                .hasMessageContaining("too long");
    }

    @Test
    void sectionsInSectionsWithoutEndAreRefused() {
        String nested = "{{#v}}".repeat(8_000) + "{{/v}}".repeat(8_000);
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(
                null,
                () -> thrown[0] =
                        catchThrowable(() -> MailTemplates.render("m", "Subject: s\n" + nested, "", Map.of("v", "x"))),
                "small stack",
                200_000);
        small.start();
        try {
            small.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        assertThat(thrown[0])
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("too many sections inside each other");
    }

    private static MailTemplates.Rendered render(String text, String html) {
        return MailTemplates.render("test", text, html, VALUES);
    }
}
