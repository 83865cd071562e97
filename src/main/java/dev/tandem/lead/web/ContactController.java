package dev.tandem.lead.web;

import dev.tandem.contact.Countries;
import dev.tandem.contact.PublicPage;
import dev.tandem.core.Consent;
import dev.tandem.core.StrictJson;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.check.LeadCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public page by which anybody can become a lead. Works without signing in and without scripts. */
@Controller
@RequestMapping("/contact")
class ContactController {

    /** The languages that can be chosen to be answered in. */
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "it", "es", "nl", "pl");

    private static final String PAGE = "lead/contact";
    private static final String SENDER = "contact-page";
    private static final int VERSION_LENGTH = 12;
    private static final Logger log = LoggerFactory.getLogger(ContactController.class);

    private final LeadIntake intake;
    private final LeadCheck check;
    private final ContactSettings settings;
    private final PublicPage page;
    private final Clock clock = Clock.systemUTC();

    ContactController(LeadIntake intake, LeadCheck check, ContactSettings settings) {
        this.intake = intake;
        this.check = check;
        this.settings = settings;
        this.page = new PublicPage(settings.consent(), settings.submissions(), settings.per());
    }

    @GetMapping
    @Nullable
    String show(
            @RequestParam(name = "utm_source", required = false) @Nullable String source,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return page(ContactForm.empty(source, preferred(request)), Map.of(), null, HttpStatus.OK, model, response);
    }

    @GetMapping("/thanks")
    @Nullable
    String thanks(Model model, HttpServletResponse response) throws IOException {
        model.addAttribute("done", true);
        return page(new ContactForm(Map.of()), Map.of(), null, HttpStatus.OK, model, response);
    }

    @PostMapping
    @Nullable
    String send(
            @RequestParam Map<String, String> values,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ContactForm form = new ContactForm(values);
        if (!page.allows(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, page.retryAfter());
            return page(
                    form,
                    Map.of(),
                    "This form was sent very often from your network. Wait a minute, and send it again.",
                    HttpStatus.TOO_MANY_REQUESTS,
                    model,
                    response);
        }
        if (form.form().isSentByProgram() && settings.enabled()) {
            // it is not told that it was found out
            return "redirect:/contact/thanks";
        }
        Map<String, String> problems = form.problems(check, page.consentVersion());
        if (!problems.isEmpty() || !settings.enabled()) {
            return page(form, problems, null, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        }
        try {
            return take(form) instanceof LeadReceipt.Refused refused
                    ? page(form, problems(refused), null, HttpStatus.UNPROCESSABLE_ENTITY, model, response)
                    : "redirect:/contact/thanks";
        } catch (RuntimeException e) {
            // what a database says of a row that it refuses is what the person wrote
            log.error(
                    "A lead of the contact page could not be taken in: {}, {}",
                    e.getClass().getSimpleName(),
                    Objects.toString(e.getStackTrace().length == 0 ? null : e.getStackTrace()[0], ""));
            return page(
                    form,
                    Map.of(),
                    "Something broke on our side, and your message was not kept. Send it again in a moment.",
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    model,
                    response);
        }
    }

    private LeadReceipt take(ContactForm form) {
        LeadData data = form.data();
        String given = StrictJson.write(data);
        return intake.take(new IncomingLead(
                data,
                given,
                Channel.FORM,
                SENDER,
                page.key(form.form(), given),
                new Consent(clock.instant(), settings.consent())));
    }

    private static Map<String, String> problems(LeadReceipt.Refused refused) {
        Map<String, String> problems = new LinkedHashMap<>();
        refused.problems().forEach(problem -> problems.putIfAbsent(problem.field(), problem.problem()));
        return problems;
    }

    private @Nullable String page(
            ContactForm form,
            Map<String, String> problems,
            @Nullable String notice,
            HttpStatus status,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (!settings.enabled()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return null;
        }
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("notice", notice);
        model.addAttribute("settings", settings);
        model.addAttribute("consentVersion", page.consentVersion());
        model.addAttribute("countries", Countries.choices());
        model.addAttribute("languages", languages());
        return PAGE;
    }

    private static String preferred(HttpServletRequest request) {
        String language = request.getLocale().getLanguage();
        return LANGUAGES.contains(language) ? language : LANGUAGES.get(0);
    }

    private static Map<String, String> languages() {
        Map<String, String> names = new LinkedHashMap<>();
        LANGUAGES.forEach(code -> {
            Locale language = Locale.forLanguageTag(code);
            String name = language.getDisplayLanguage(language);
            names.put(code, name.substring(0, 1).toUpperCase(language) + name.substring(1));
        });
        return names;
    }
}
