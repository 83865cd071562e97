package dev.tandem.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Tokens against forged requests to {@code /api}. Two kinds of pages call it with the session of the browser: forms inside
 * Tasklist, which have Camunda's token ({@code X-XSRF-TOKEN}), and Tandem's own pages, which have Spring's
 * ({@code X-CSRF-TOKEN}). The token that the request claims to have is the one it is compared with.
 */
final class SessionTokens implements CsrfTokenRepository {

    private final HttpSessionCsrfTokenRepository own = new HttpSessionCsrfTokenRepository();

    /** Only a request that is signed by the session can be forged with it; one with credentials of its own is not. */
    static boolean areNeeded(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean basic =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
        return !CrossSiteFilter.isSafe(request) && !basic && request.getSession(false) != null;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME) != null) {
            Object token = session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
            return token == null
                    ? null
                    : new DefaultCsrfToken(CsrfConstants.CSRF_TOKEN_HEADER_NAME, "_csrf", token.toString());
        }
        return own.loadToken(request);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return own.generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        own.saveToken(token, request, response);
    }

    static CsrfTokenRequestHandler handler() {
        return new Handler();
    }

    /** Camunda's token travels as it is, Spring's masked with a new random value on each page. */
    private static final class Handler implements CsrfTokenRequestHandler {

        private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
            masked.handle(request, response, token);
        }

        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            return CsrfConstants.CSRF_TOKEN_HEADER_NAME.equals(token.getHeaderName())
                    ? request.getHeader(token.getHeaderName())
                    : masked.resolveCsrfTokenValue(request, token);
        }
    }
}
