package dev.tandem.onboarding.documents;

import dev.tandem.core.AddressRate;
import dev.tandem.core.TandemSettings;
import dev.tandem.documents.CheckedDocument;
import dev.tandem.documents.DocumentCheck;
import dev.tandem.onboarding.Onboardings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which a customer sends documents, behind the link of a mail. Works without signing in and without scripts; shows
 * nothing of the application, because a link can come into other hands.
 */
@Controller
class DocumentPageController {

    private static final Logger log = LoggerFactory.getLogger(DocumentPageController.class);
    private static final String PAGE = "onboarding/documents";

    private final UploadLinks links;
    private final Documents documents;
    private final DocumentUploads uploads;
    private final DocumentCheck check;
    private final Onboardings onboardings;
    private final UploadSettings settings;
    private final TandemSettings tandem;
    private final AddressRate requests;
    private final AddressRate filesOfAddress;
    private final AddressRate filesOfLink;

    DocumentPageController(
            UploadLinks links,
            Documents documents,
            DocumentUploads uploads,
            DocumentCheck check,
            Onboardings onboardings,
            UploadSettings settings,
            TandemSettings tandem) {
        this.links = links;
        this.documents = documents;
        this.uploads = uploads;
        this.check = check;
        this.onboardings = onboardings;
        this.settings = settings;
        this.tandem = tandem;
        this.requests = new AddressRate(settings.requestsPerMinute(), Duration.ofMinutes(1));
        this.filesOfAddress = new AddressRate(settings.uploadsPerHour(), Duration.ofHours(1));
        this.filesOfLink = new AddressRate(settings.uploadsPerHourAndLink(), Duration.ofHours(1));
    }

    /** Changes nothing: mail programs open links to look what is behind. */
    @GetMapping("/documents/{token}")
    String show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String sent,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("sent", sent != null);
        Page page = new Page(token, model, response);
        return page.refused(request).orElseGet(() -> page.list(HttpStatus.OK.value(), null, null));
    }

    /** Where a page of a refused file is loaded again. */
    @GetMapping("/documents/{token}/{number:\\d{1,4}}")
    String showAgain(@PathVariable String token, HttpServletResponse response) {
        prepare(response);
        return "redirect:/documents/{token}";
    }

    @PostMapping("/documents/{token}/{number:\\d{1,4}}")
    String send(
            @PathVariable String token,
            @PathVariable int number,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Page page = new Page(token, model, response);
        return page.refused(request).orElseGet(() -> send(page, number, request));
    }

    private String send(Page page, int number, HttpServletRequest request) {
        Optional<WantedDocument> document = documents.find(page.onboardingId(), number);
        if (document.isEmpty()) {
            return page.list(HttpStatus.NOT_FOUND.value(), null, "There is no such document. Choose one of these.");
        }
        UploadOutcome outcome = uploads.refusal(document.get()).orElseGet(() -> take(page, number, request));
        if (outcome instanceof UploadOutcome.Refused refused) {
            return page.list(refused.status(), number, refused.reason());
        }
        prepare(page.response);
        return "redirect:/documents/{token}?sent#document-{number}";
    }

    private UploadOutcome take(Page page, int number, HttpServletRequest request) {
        if (!filesOfAddress.allows(request.getRemoteAddr()) || !filesOfLink.allows(page.linkId())) {
            return new UploadOutcome.Refused(
                    HttpStatus.TOO_MANY_REQUESTS.value(),
                    "Too many files were sent within an hour. Wait a few minutes, and send it again.");
        }
        try {
            FileOfForm file = FileOfForm.read(request, settings);
            CheckedDocument checked = check.check(file.content());
            if (checked instanceof CheckedDocument.Refused refused) {
                return new UploadOutcome.Refused(refused.status(), refused.reason());
            }
            CheckedDocument.Good good = (CheckedDocument.Good) checked;
            return uploads.take(
                    page.onboardingId(),
                    number,
                    ReceivedFile.of(file.name(), good.kind(), good.pages(), file.content()));
        } catch (RefusedFileException e) {
            return new UploadOutcome.Refused(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // whatever it was, the customer gets a page; the transaction is rolled back
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("Unforeseen error {} while a document was being sent in", reference, e);
            return new UploadOutcome.Refused(
                    HttpStatus.INTERNAL_SERVER_ERROR.value(),
                    "Something broke on our side, and nothing was kept. Send it again; if it stays, tell us the reference "
                            + reference + ".");
        }
    }

    /** The address of the page is a secret: no other site learns it, and no cache keeps it. */
    private static void prepare(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The page of one request. */
    private final class Page {

        private final String token;
        private final Model model;
        private final HttpServletResponse response;
        private UploadLinks.@Nullable Target target;

        Page(String token, Model model, HttpServletResponse response) {
            this.token = token;
            this.model = model;
            this.response = response;
            model.addAttribute("company", tandem.companyName());
        }

        /** What is shown instead of the documents, if the link can't be used. */
        Optional<String> refused(HttpServletRequest request) {
            if (!requests.allows(request.getRemoteAddr())) {
                return Optional.of(message(
                        HttpStatus.TOO_MANY_REQUESTS, "Too many requests", "Wait a minute, and open the link again."));
            }
            target = links.resolve(token);
            if (target instanceof UploadLinks.Target.Unknown) {
                return Optional.of(
                        message(
                                HttpStatus.NOT_FOUND,
                                "This link does not work",
                                "It is incomplete or was changed on its way. Open the link of the latest mail from us, as a whole."));
            }
            if (target instanceof UploadLinks.Target.Over) {
                return Optional.of(message(
                        HttpStatus.GONE,
                        "This link works no more",
                        "It is too old, or was replaced by a newer one. Open the link of the latest mail from us, or ask us for a"
                                + " new one."));
            }
            boolean closed = onboardings.find(onboardingId()).stream()
                    .allMatch(onboarding -> onboarding.state().isFinal());
            return closed
                    ? Optional.of(message(
                            HttpStatus.GONE,
                            "This application is closed",
                            "Nothing more can be sent for it. If you think that this is wrong, answer to our mail."))
                    : Optional.empty();
        }

        String onboardingId() {
            return open().onboardingId();
        }

        String linkId() {
            return open().linkId();
        }

        private UploadLinks.Target.Open open() {
            if (target instanceof UploadLinks.Target.Open open) {
                return open;
            }
            throw new IllegalStateException("The link can't be used");
        }

        /**
         * The documents.
         *
         * @param problemAt number of the document that the problem is about; null if it is about none of them
         */
        String list(int status, @Nullable Integer problemAt, @Nullable String problem) {
            List<WantedDocument> shown = documents.of(onboardingId()).stream()
                    .filter(document -> document.state() != DocumentState.NOT_NEEDED)
                    .toList();
            boolean shownAtDocument = shown.stream()
                    .anyMatch(document -> Integer.valueOf(document.number()).equals(problemAt));
            model.addAttribute("documents", shown);
            model.addAttribute("open", count(shown, DocumentState.WANTED));
            model.addAttribute("looking", count(shown, DocumentState.UPLOADED));
            model.addAttribute("token", token);
            model.addAttribute("largest", settings.largestInWords());
            model.addAttribute("problem", problem);
            model.addAttribute("problemAt", shownAtDocument ? problemAt : null);
            return prepared(status);
        }

        private static long count(List<WantedDocument> documents, DocumentState state) {
            return documents.stream()
                    .filter(document -> document.state() == state)
                    .count();
        }

        private String message(HttpStatus status, String title, String text) {
            model.addAttribute("title", title);
            model.addAttribute("text", text);
            return prepared(status.value());
        }

        private String prepared(int status) {
            prepare(response);
            response.setStatus(status);
            return PAGE;
        }
    }
}
