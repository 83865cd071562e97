package dev.tandem.web;

import dev.tandem.core.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that can be read in two ways, before anything reads them: what checks a path and what serves it must mean
 * the same. Nothing in Tandem has such a path.
 */
class OddPathFilter extends OncePerRequestFilter {

    private static final Pattern ODD = Pattern.compile(
            // empty and dotted parts; parameters; backslashes; what becomes one of these, or no character, when decoded
            "//|/\\.{1,2}(?:/|$)|;|\\\\|%(?:2e|2f|3b|5c|25|7f|[01][0-9a-f])", Pattern.CASE_INSENSITIVE);

    /** PostgreSQL takes it in no text. */
    private static final String NO_CHARACTER = "%00";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        if (ODD.matcher(request.getRequestURI()).find() || query.contains(NO_CHARACTER)) {
            ProblemAnswer.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Odd path",
                    "The path has empty parts, dots or signs that no address of Tandem has. Check the address.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
