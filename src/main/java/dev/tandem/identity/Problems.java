package dev.tandem.identity;

import dev.tandem.core.ProblemAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/** Answers of the security filters to programs and scripts: RFC 9457 problem details. */
final class Problems {

    private Problems() {}

    /** 401. A browser's own sign-in window would only get in the way, so scripts in pages are not asked to show it. */
    static void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        boolean browser = request.getHeader("X-Requested-With") != null || request.getHeader("Sec-Fetch-Mode") != null;
        if (!browser) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tandem\", charset=\"UTF-8\"");
        }
        boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        ProblemAnswer.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Sign in",
                tried
                        ? "User name or password is wrong, or it was tried again too soon after a wrong one."
                        : "Sign in with user name and password.");
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        ProblemAnswer.write(
                response,
                HttpStatus.FORBIDDEN,
                "Not allowed",
                e instanceof CsrfException
                        ? "The request lacks the X-XSRF-TOKEN or X-CSRF-TOKEN of this session. Reload the page and try again."
                        : "You are signed in, but your groups may not do this.");
    }
}
