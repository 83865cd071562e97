package dev.tandem.identity;

import dev.tandem.core.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a program that collects metrics by the token of the settings. It may read metrics, and nothing else. */
final class MetricsTokenFilter extends OncePerRequestFilter {

    /** No group has an authority of this name. */
    static final String AUTHORITY = "read-metrics";

    private static final String BEARER = "Bearer ";

    private final @Nullable String token;

    MetricsTokenFilter(@Nullable String token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length()) && isToken(header)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "metrics", null, List.of(new SimpleGrantedAuthority(AUTHORITY))));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Compared as hashes and to the end, so that the time it takes says nothing of the token. */
    private boolean isToken(String header) {
        return token != null
                && MessageDigest.isEqual(
                        hash(token), hash(header.substring(BEARER.length()).strip()));
    }

    private static byte[] hash(String text) {
        return Sha256.of(text).getBytes(StandardCharsets.US_ASCII);
    }
}
