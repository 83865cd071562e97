package dev.tandem.web;

import dev.tandem.core.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends what people brought into the engine (attachments, files in variables, deployed resources, pictures) as downloads
 * with a type that was found, not claimed; and no HTML that came with a model, which Tasklist would make part of its page.
 */
class ContentFilter extends OncePerRequestFilter {

    /** Program, not content: what plugins of the web applications consist of. */
    private static final Pattern PROGRAM = Pattern.compile("/camunda/api/[a-z]+/plugin/[A-Za-z]+/static/.*");

    /** HTML made from form fields in a model, whose labels the engine does not escape. */
    private static final Pattern GENERATED_FORM = Pattern.compile(".*/rendered-form/?");

    private static final Pattern DATA = Pattern.compile(".*/data/?");

    private static final Pattern DEPLOYED_FORM = Pattern.compile(".*/deployed-(?:start-)?form/?");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PROGRAM.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (GENERATED_FORM.matcher(path).matches()) {
            ProblemAnswer.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "No generated forms",
                    "Forms made from the fields of a model are not shown. Give the task a Camunda Form (.form).");
            return;
        }
        var content = new ContentResponse(
                response,
                DEPLOYED_FORM.matcher(path).matches(),
                DATA.matcher(path).matches());
        chain.doFilter(request, content);
        content.complete();
    }
}
