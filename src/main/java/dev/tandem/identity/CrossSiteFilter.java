package dev.tandem.identity;

import dev.tandem.core.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses requests that change something and come from a page of another site. Browsers keep Basic credentials and send
 * them along with such requests too, so this holds whatever a request is signed with.
 */
class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSafe(request) || isFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            ProblemAnswer.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Request from another site",
                    "A page of another site may not change anything here. Send the request from Tandem's own pages"
                            + " or from a program.");
        }
    }

    static boolean isSafe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    private static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            // set by the browser itself, and right behind a proxy too
            return site.equals("same-origin") || site.equals("none");
        }
        return isOwnOrigin(request, request.getHeader("Origin"));
    }

    private static boolean isOwnOrigin(HttpServletRequest request, @Nullable String origin) {
        if (origin == null) {
            return true;
        }
        String own = UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(request.getServerName())
                .port(isDefaultPort(request) ? -1 : request.getServerPort())
                .toUriString();
        return own.equalsIgnoreCase(origin);
    }

    private static boolean isDefaultPort(HttpServletRequest request) {
        return request.getServerPort() == (request.isSecure() ? 443 : 80);
    }
}
