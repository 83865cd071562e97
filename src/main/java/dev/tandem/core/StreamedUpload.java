package dev.tandem.core;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Uploads that may be larger and take longer than others, to addresses that are named here and nowhere else. Their receiver reads
 * the body as it arrives and sees to its size; nobody reads it before it is clear who sends it.
 */
public final class StreamedUpload {

    private static final Set<String> PATHS = Set.of("/api/leads/import", "/leads/imports");

    /** Documents of customers: the token of a link, and the number of the document. */
    private static final Pattern DOCUMENT = Pattern.compile("/documents/[^/]+/[^/]+");

    private static final String DEADLINE = StreamedUpload.class.getName() + ".deadline";

    private StreamedUpload() {}

    /** Whether this request is such an upload. */
    public static boolean isOne(HttpServletRequest request) {
        String type = request.getContentType();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && (PATHS.contains(path) || DOCUMENT.matcher(path).matches());
    }

    /** Gives the sender this long for the body, from now on. Call it when the sender may send it. */
    public static void allow(HttpServletRequest request, Duration time) {
        request.setAttribute(DEADLINE, System.nanoTime() + time.toNanos());
    }

    /** Until when the body is to be there, in the time of {@link System#nanoTime()}. */
    public static long deadline(ServletRequest request, long usual) {
        return request.getAttribute(DEADLINE) instanceof Long allowed ? allowed : usual;
    }
}
