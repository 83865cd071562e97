package dev.tandem.integration.mail;

import dev.tandem.core.EffectKey;
import dev.tandem.deployment.ProcessFiles;
import java.util.List;
import java.util.Optional;
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
     * Sends one mail of a case, once per key. Without a usable address the case records that, and no mail goes out.
     *
     * @param template name of the mail, without endings
     * @param recipient role as the model names it
     * @throws MailTemplateException if the template is missing or can't be rendered
     */
    public void send(EffectKey key, Origin origin, String template, String recipient) {
        CaseMail feature = feature(origin.process());
        Optional<String> address = feature.address(key.caseId(), recipient).flatMap(MailAddress::parse);
        if (address.isEmpty()) {
            feature.noAddress(key.caseId(), recipient, template);
            return;
        }
        MailTemplates.Rendered rendered = MailTemplates.render(
                template,
                file(origin, MailTemplates.textFile(template)),
                file(origin, MailTemplates.htmlFile(template)),
                feature.values(key.caseId()));
        mail.send(key, new MailMessage(address.get(), rendered.subject(), rendered.text(), rendered.html()));
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
