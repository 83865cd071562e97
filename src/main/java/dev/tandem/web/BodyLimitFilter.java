package dev.tandem.web;

import dev.tandem.core.ProblemAnswer;
import dev.tandem.core.StreamedUpload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, before anybody reads them. A body that does not tell its length is read as far as the
 * limit first. Uploads to {@code /api} have Spring's own limits, forms of pages Tomcat's, and a {@link StreamedUpload} that of
 * its receiver.
 */
class BodyLimitFilter extends OncePerRequestFilter {

    private static final int UNKNOWN = -1;

    private final LimitsSettings limits;

    BodyLimitFilter(LimitsSettings limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = type(request);
        return type.startsWith("application/x-www-form-urlencoded")
                || (type.startsWith("multipart/") && request.getRequestURI().startsWith("/api/"))
                || StreamedUpload.isOne(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = carriesFiles(request) ? limits.bodyWithFiles() : limits.body();
        if (request.getContentLengthLong() > limit.toBytes()) {
            refuse(response, limit);
        } else if (request.getContentLengthLong() == UNKNOWN && request.getHeader("Transfer-Encoding") != null) {
            byte[] body = request.getInputStream().readNBytes(Math.toIntExact(limit.toBytes()) + 1);
            if (body.length > limit.toBytes()) {
                refuse(response, limit);
            } else {
                chain.doFilter(new RequestWithBody(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A submitted form has its files as text among the other values. */
    private static boolean carriesFiles(HttpServletRequest request) {
        return type(request).startsWith("multipart/") || request.getRequestURI().endsWith("/submit-form");
    }

    private static String type(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
    }

    private static void refuse(HttpServletResponse response, DataSize limit) throws IOException {
        ProblemAnswer.write(
                response,
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Too large",
                "The request is larger than " + inWords(limit)
                        + ", which is the most that is taken here. Send less at once.");
    }

    private static String inWords(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
    }
}
