package dev.tandem.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Sends requests as they are written here, also those that no proper client would send, and reads what comes back. */
public final class RawHttp {

    private static final int PATIENCE = 60_000;

    private RawHttp() {}

    /** What came back; status 0 if the connection was closed without an answer. */
    public record Answer(int status, List<String> headers, String body) {

        /** The value of a header, or an empty string. */
        public String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Sends a request with a body of known length, and closes the connection after the answer. */
    public static Answer send(int port, String method, String path, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return exchange(port, method, path, List.of(headers), content.length, out -> {
            out.write(content);
            out.flush();
        });
    }

    /** Announces a length, and sends whatever the sender sends. */
    public static Answer exchange(
            int port, String method, String path, List<String> headers, long announced, Sender sender) {
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (announced > 0) {
            head.append("Content-Length: ").append(announced).append("\r\n");
        }
        head.append("\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                sender.sendTo(out);
            } catch (SocketException e) {
                // the other side has had enough; what it said is still to be read
            }
            return parse(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException e) {
            // closed with a reset after the answer
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n"));
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ")[1]), lines.subList(1, lines.size()), text.substring(end + 4));
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Sender {
        void sendTo(OutputStream out) throws IOException;
    }
}
