package dev.tandem.links;

import dev.tandem.core.AddressRate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind a link in a mail: shows a question, and takes the answer. Works without signing in and without scripts. */
@Controller
class AnswerController {

    private static final int LONGEST_ANSWER = 2000;
    private static final String PAGE = "links/answer";

    private final LinkedAnswers answers;
    private final AddressRate rate;

    AnswerController(LinkedAnswers answers, LinkSettings settings) {
        this.answers = answers;
        this.rate = new AddressRate(settings.requestsPerMinute(), Duration.ofMinutes(1));
    }

    /** Changes nothing: mail programs open links to look what is behind. */
    @GetMapping("/answers/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        return rate.allows(request.getRemoteAddr())
                ? page(answers.look(token), model, response)
                : tooOften(model, response);
    }

    @PostMapping("/answers/{token}")
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!rate.allows(request.getRemoteAddr())) {
            return tooOften(model, response);
        }
        if (answer.isBlank() || answer.length() > LONGEST_ANSWER || answer.indexOf('\0') >= 0) {
            model.addAttribute("problem", "Write an answer of at most " + LONGEST_ANSWER + " characters.");
            model.addAttribute("answer", answer);
            return page(answers.look(token), model, response, HttpStatus.BAD_REQUEST);
        }
        try {
            LinkedAnswers.State before = answers.answer(token, answer.strip());
            return before instanceof LinkedAnswers.State.Open
                    ? message(
                            model,
                            response,
                            HttpStatus.OK,
                            "Thank you",
                            "Your answer was passed on. You can close this page.")
                    : page(before, model, response);
        } catch (LinkRefusedException e) {
            model.addAttribute("problem", e.getMessage());
            model.addAttribute("answer", answer);
            return page(answers.look(token), model, response, HttpStatus.CONFLICT);
        }
    }

    private static String page(LinkedAnswers.State state, Model model, HttpServletResponse response) {
        return page(state, model, response, HttpStatus.OK);
    }

    private static String page(
            LinkedAnswers.State state, Model model, HttpServletResponse response, HttpStatus statusIfOpen) {
        if (state instanceof LinkedAnswers.State.Open open) {
            model.addAttribute("question", open.question());
            return prepared(response, statusIfOpen);
        }
        return state instanceof LinkedAnswers.State.Done
                ? message(
                        model,
                        response,
                        HttpStatus.GONE,
                        "Already answered",
                        "This question is no longer open: it was answered, or the case has moved on. There is nothing left to do.")
                : message(
                        model,
                        response,
                        HttpStatus.NOT_FOUND,
                        "This link does not work",
                        "It may be incomplete, too old, or replaced by a newer one. Open the link of the latest mail, or answer"
                                + " in Tandem.");
    }

    private static String tooOften(Model model, HttpServletResponse response) {
        return message(
                model,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests",
                "Wait a minute, and open the link again.");
    }

    private static String message(
            Model model, HttpServletResponse response, HttpStatus status, String title, String text) {
        model.addAttribute("title", title);
        model.addAttribute("text", text);
        return prepared(response, status);
    }

    /** The address of the page is a secret: no other site learns it, and no cache keeps it. */
    private static String prepared(HttpServletResponse response, HttpStatus status) {
        response.setStatus(status.value());
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return PAGE;
    }
}
