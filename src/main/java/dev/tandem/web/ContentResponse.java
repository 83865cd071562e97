package dev.tandem.web;

import dev.tandem.core.ProblemAnswer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** An answer whose type and headers are settled when its first bytes are known. */
class ContentResponse extends HttpServletResponseWrapper {

    private static final int ENOUGH = 64;

    private final boolean deployedForm;
    private final boolean data;
    private @Nullable Stream stream;
    private @Nullable PrintWriter writer;

    /**
     * An answer.
     *
     * @param deployedForm must be JSON
     * @param data is content whatever its type is said to be
     */
    ContentResponse(HttpServletResponse response, boolean deployedForm, boolean data) {
        super(response);
        this.data = data;
        this.deployedForm = deployedForm;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(
                    new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())), false);
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        complete();
        super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    private void forget() {
        stream = null;
        writer = null;
    }

    /** Settles what was not settled: short answers. */
    void complete() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (stream != null) {
            stream.flush();
        }
    }

    /**
     * Sets the headers.
     *
     * @return false if the content must not be sent
     */
    private boolean settle(byte[] start) throws IOException {
        boolean json = isJson(getContentType());
        if (start.length == 0 || getStatus() >= HttpStatus.BAD_REQUEST.value() || (json && !data)) {
            return true;
        }
        HttpServletResponse response = (HttpServletResponse) getResponse();
        response.setCharacterEncoding(null);
        if (deployedForm) {
            ProblemAnswer.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "No deployed HTML",
                    "HTML that was deployed with a model is not shown. Give the task a Camunda Form (.form).");
            return false;
        }
        response.setContentType(
                json && FoundType.looksLikeJson(start) ? MediaType.APPLICATION_JSON_VALUE : FoundType.of(start));
        String disposition = Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_DISPOSITION), "");
        if (!disposition.startsWith("attachment")) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        return true;
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        MediaType media = MediaType.parseMediaType(type);
        return media.getType().equals("application")
                && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
    }

    /** Keeps the first bytes back until there are enough of them to tell the type. */
    private final class Stream extends ServletOutputStream {

        private final ServletOutputStream out;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream(ENOUGH);
        private boolean settled;
        private boolean refused;

        Stream(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (settled) {
                send(bytes, offset, length);
                return;
            }
            start.write(bytes, offset, length);
            if (start.size() >= ENOUGH) {
                settleNow();
            }
        }

        private void send(byte[] bytes, int offset, int length) throws IOException {
            if (!refused) {
                out.write(bytes, offset, length);
            }
        }

        private void settleNow() throws IOException {
            if (!settled) {
                settled = true;
                refused = !settle(start.toByteArray());
                send(start.toByteArray(), 0, start.size());
            }
        }

        @Override
        public void flush() throws IOException {
            settleNow();
            out.flush();
        }

        @Override
        public void close() throws IOException {
            settleNow();
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
