package dev.tandem.web;

import dev.tandem.core.StreamedUpload;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Gives up on requests whose body comes drop by drop: Tomcat's own time-out begins anew with each byte, so that a few hundred
 * slow senders could hold all its threads for hours. The sender gets Tomcat's error, and the connection is closed.
 */
class SlowBodyValve extends ValveBase {

    /** What is read of a body that nobody wanted, so that the sender gets to see the answer. */
    private static final long LEFT_OVER = 100L * 1024 * 1024;

    private final Duration time;

    SlowBodyValve(Duration time) {
        super(true);
        this.time = time;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var connection = request.getCoyoteRequest();
        InputBuffer plain = connection.getInputBuffer();
        TimedBody body = new TimedBody(plain, System.nanoTime() + time.toNanos(), request);
        connection.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
        } finally {
            // the connection's next request comes through the same object
            connection.setInputBuffer(plain);
        }
        if (hasBody(request) && !request.isAsync() && !isWaitingForConsent(request, body)) {
            response.finishResponse();
            if (!body.isReadToTheEnd()) {
                connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** The sender sends nothing before it is asked to, so nothing is left over. */
    private static boolean isWaitingForConsent(Request request, TimedBody body) {
        return request.getHeader("Expect") != null && !body.begun;
    }

    private static final class TimedBody implements InputBuffer {

        private final InputBuffer body;
        private final long deadline;
        private final Request request;
        private boolean begun;
        private boolean ended;
        private boolean broken;

        TimedBody(InputBuffer body, long deadline, Request request) {
            this.body = body;
            this.deadline = deadline;
            this.request = request;
        }

        @Override
        public int doRead(ApplicationBufferHandler target) throws IOException {
            begun = true;
            try {
                int read = body.doRead(target);
                ended = read < 0;
                if (!ended && System.nanoTime() - StreamedUpload.deadline(request, deadline) > 0) {
                    throw new SocketTimeoutException("The body of the request took too long.");
                }
                return read;
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public int available() {
            return body.available();
        }

        /** Reads what nobody wanted; false if that is too much or too slow. */
        boolean isReadToTheEnd() {
            LeftOver leftOver = new LeftOver();
            try {
                while (!ended && !broken && leftOver.bytes < LEFT_OVER) {
                    doRead(leftOver);
                }
                return ended;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private static final class LeftOver implements ApplicationBufferHandler {

        private java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(0);
        private long bytes;

        @Override
        public void setByteBuffer(java.nio.ByteBuffer buffer) {
            this.buffer = buffer;
            bytes += buffer.remaining();
        }

        @Override
        public java.nio.ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }
}
