package dev.tandem.integration.mail;

import dev.tandem.core.EffectKey;
import dev.tandem.deployment.ProcessFiles;
import dev.tandem.integration.mail.CaseMail.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Writes the mails of cases: finds the template of the process, fills it with what the feature tells, and hands it to {@link Mail}. */
@Component
public class CaseMails {

    private final Mail mail;
    private final ProcessFiles files;
    private final List<CaseMail> features;

    public CaseMails(Mail mail, ProcessFiles files, List<CaseMail> features) {
        this.mail = mail;
        this.files = files;
        this.features = List.copyOf(features);
    }

    /** Where a mail belongs: the process definition's key and id. */
    public record Origin(String process, String processDefinitionId) {}

    /**
     * Sends a mail of a case to everybody in that role, once per key and person. If nobody has a usable address, the case records
     * that, and no mail goes out.
     *
     * @param template name of the mail, without endings
     * @param role whom the mail is for, as the model names it
     * @throws MailTemplateException if the template is missing or can't be rendered
     */
    public void send(EffectKey key, Origin origin, String template, String role) {
        feature(origin.process()).recipients(key.caseId(), role).ifPresent(recipients -> {
            if (!send(key, origin, template, recipients, Map.of())) {
                feature(origin.process()).noAddress(key.caseId(), role, template);
            }
        });
    }

    /**
     * Sends a mail of a case to each of these people, once per key and person.
     *
     * @param more values beside those that the feature knows
     * @return false if nobody has a usable address
     */
    public boolean send(
            EffectKey key, Origin origin, String template, List<Recipient> recipients, Map<String, String> more) {
        Map<String, Recipient> usable = new LinkedHashMap<>();
        recipients.forEach(to -> MailAddress.parse(to.address()).ifPresent(address -> usable.putIfAbsent(address, to)));
        usable.forEach((address, to) -> {
            LateTexts values = LateTexts.of(
                    feature(origin.process()).values(key.caseId(), template, to), UnaryOperator.identity());
            values.putAll(more);
            MailTemplates.Rendered rendered = MailTemplates.render(
                    template,
                    file(origin, MailTemplates.textFile(template)),
                    file(origin, MailTemplates.htmlFile(template)),
                    values);
            mail.send(
                    usable.size() == 1 ? key : ofPerson(key, address),
                    new MailMessage(address, rendered.subject(), rendered.text(), rendered.html()));
        });
        return !usable.isEmpty();
    }

    /** Whether anything in Tandem knows whom to write to in this process. */
    public boolean knows(String process) {
        return features.stream().anyMatch(candidate -> candidate.process().equals(process));
    }

    /** The key becomes part of the Message-ID: it must neither show the address nor hold what it may contain. */
    private static EffectKey ofPerson(EffectKey key, String address) {
        String person =
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
        return new EffectKey(key.caseId(), key.activityId() + "." + person, key.round());
    }

    private CaseMail feature(String process) {
        return features.stream()
                .filter(candidate -> candidate.process().equals(process))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Nothing in Tandem knows whom to write to in the process \""
                                + process + "\": it needs a bean of type CaseMail"));
    }

    private String file(Origin origin, String name) {
        return files.text(origin.processDefinitionId(), name)
                .orElseThrow(() -> new MailTemplateException(
                        "The mail template " + name + " of the process \"" + origin.process()
                                + "\" is missing. Put it beside the model and deploy both.",
                        null));
    }
}
