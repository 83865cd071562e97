package dev.tandem.onboarding.web;

import dev.tandem.contact.Countries;
import dev.tandem.contact.PublicPage;
import dev.tandem.core.Consent;
import dev.tandem.core.StrictJson;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.check.ApplicationCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
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

/** The public page by which anybody can apply to become a customer. Works without signing in and without scripts. */
@Controller
@RequestMapping("/apply")
class ApplyController {

    private static final String PAGE = "onboarding/apply";
    private static final String SENDER = "apply-page";
    private static final Logger log = LoggerFactory.getLogger(ApplyController.class);

    private final OnboardingIntake intake;
    private final ApplicationCheck check;
    private final ApplySettings settings;
    private final PublicPage page;
    private final Clock clock = Clock.systemUTC();

    ApplyController(OnboardingIntake intake, ApplicationCheck check, ApplySettings settings) {
        this.intake = intake;
        this.check = check;
        this.settings = settings;
        this.page = new PublicPage(settings.consent(), settings.submissions(), settings.per());
    }

    @GetMapping
    @Nullable
    String show(Model model, HttpServletResponse response) throws IOException {
        return page(ApplyForm.empty(), Map.of(), null, HttpStatus.OK, model, response);
    }

    @GetMapping("/thanks")
    @Nullable
    String thanks(Model model, HttpServletResponse response) throws IOException {
        model.addAttribute("done", true);
        return page(ApplyForm.empty(), Map.of(), null, HttpStatus.OK, model, response);
    }

    @PostMapping
    @Nullable
    String send(
            @RequestParam Map<String, String> values,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ApplyForm form = new ApplyForm(values);
        if (form.wantsMore()) {
            return page(form.withMore(), Map.of(), null, HttpStatus.OK, model, response);
        }
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
            return "redirect:/apply/thanks";
        }
        Map<String, String> problems = form.problems(check, page.consentVersion());
        if (!problems.isEmpty() || !settings.enabled()) {
            return page(form, problems, null, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        }
        try {
            return take(form) instanceof OnboardingReceipt.Refused refused
                    ? page(form, problems(refused), null, HttpStatus.UNPROCESSABLE_ENTITY, model, response)
                    : "redirect:/apply/thanks";
        } catch (RuntimeException e) {
            // what a database says of a row that it refuses is what the person wrote
            log.error(
                    "An application of the public page could not be taken in: {}, {}",
                    e.getClass().getSimpleName(),
                    Objects.toString(e.getStackTrace().length == 0 ? null : e.getStackTrace()[0], ""));
            return page(
                    form,
                    Map.of(),
                    "Something broke on our side, and your application was not kept. Send it again in a moment.",
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    model,
                    response);
        }
    }

    private OnboardingReceipt take(ApplyForm form) {
        Application application = form.application();
        String given = StrictJson.write(application);
        return intake.take(new IncomingApplication(
                application,
                given,
                Channel.FORM,
                SENDER,
                page.key(form.form(), given),
                new Consent(clock.instant(), settings.consent())));
    }

    private static Map<String, String> problems(OnboardingReceipt.Refused refused) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (ApplicationProblem problem : refused.problems()) {
            problems.putIfAbsent(problem.field(), problem.problem());
        }
        return problems;
    }

    private @Nullable String page(
            ApplyForm form,
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
        model.addAttribute("legalForms", ApplyWords.LEGAL_FORMS);
        model.addAttribute("products", ApplyWords.PRODUCTS);
        return PAGE;
    }
}
